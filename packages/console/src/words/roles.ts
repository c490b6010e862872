/** An officer's role in the reader's language; a role that the catalogue does not know as it is written. */
import type { Say } from "./index.ts";

export const roleName = (role: string, t: Say): string => t(`role.${role}`, { defaultValue: role });

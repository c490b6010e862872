import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: from `packages/cli/src` or `packages/cli/dist`. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

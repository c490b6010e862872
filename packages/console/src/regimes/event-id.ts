/** Where an event of the life stands on the page. */
import type { LifeEvent } from "@comity/regime";

export const eventId = (e: Pick<LifeEvent, "position">): string => `event-${e.position.line}-${e.position.column}`;

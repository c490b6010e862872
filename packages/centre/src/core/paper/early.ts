/** How long a step of a paper waits for the paper itself. Ours, not an agreement's. */
import { type Instant, msOf } from "@comity/wire";

/** Another addressee's answer overtakes the paper by minutes; by an hour, somebody should ask. */
export const earlyRingsMs = 3_600_000;
/** Then it is set aside: it stays on the record, and no paper that comes later takes it in. */
const earlyKeptMs = 30 * 24 * 3_600_000;

export const isGivenUp = (cameAt: Instant, now: Instant): boolean => msOf(now) - msOf(cameAt) > earlyKeptMs;

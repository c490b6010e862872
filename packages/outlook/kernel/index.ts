/** What the compiled kernel shows. */
export { countRows } from "./bands";
export { freeFrom, scratchBytes, simulate } from "./simulate";

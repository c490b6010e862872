/** What the compiled kernel shows. */
export { freeFrom, scratchBytes, simulate } from "./simulate";

/** What the compiled kernel shows. */
export { scratchBytes, simulate } from "./simulate";

/**
 * A regime is a file. This room reads it, and says from it which form an officer fills in, which checks a draft must pass, what
 * a notification says in each language, by when it must be acknowledged and followed up, and whether it came in time.
 */
export * from "./types.ts";

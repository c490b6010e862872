/** What a process that starts centres and the centres say to each other. */
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { OtherCentre } from "../http/service.ts";

/** The program to start, with a centre's folder as its argument. */
export const centreMain = fileURLToPath(new URL(`./main${extname(import.meta.url)}`, import.meta.url));

export type FromCentre =
  | { readonly ready: { readonly party: string; readonly url: string; readonly peerPort: number } }
  | { readonly enter: string; readonly url: string }
  | { readonly failed: string; readonly code: number };
/** Ask for a link that signs this officer in, once. */
export type ToCentre = { readonly enter: string };

/** What `up` gives each of its centres in the environment, and nobody else: not on disk, not on the command line. */
export const seatsVariable = "COMITY_SEATS";
export interface SeatsGiven {
  /** 256 random bits, base64url. */
  readonly key: string;
  readonly others: readonly OtherCentre[];
  readonly webRoot: string | null;
}

import type { Instant } from "@comity/wire";
import type { Listed, Signature, Turn } from "./state.ts";

/** What the journal keeps of the watch. Nothing here is ever edited; a plan that no longer holds is cancelled by a new line. */
export type ShiftEntry =
  /** Somebody has the watch from now on. `from` null: nobody held it. */
  | {
      readonly kind: "watch-begun";
      readonly at: Instant;
      readonly by: string;
      readonly from: string | null;
      readonly until: Instant | null;
    }
  | {
      readonly kind: "hand-over-opened";
      readonly at: Instant;
      readonly by: string;
      readonly id: string;
      readonly from: string;
      readonly to: string | null;
      /** What stood open then, in the order of the numbers. */
      readonly list: Listed;
    }
  | {
      readonly kind: "hand-over-read";
      readonly at: Instant;
      readonly by: string;
      readonly item: string;
      readonly digest: string;
      readonly remark: string | null;
    }
  | ({ readonly kind: "hand-over-signed"; readonly as: "gives" | "takes" } & Signature)
  | {
      readonly kind: "hand-over-withdrawn";
      readonly at: Instant;
      readonly by: string;
      readonly reason: string;
    }
  | {
      readonly kind: "watch-noted";
      readonly at: Instant;
      readonly by: string;
      readonly id: string;
      readonly language: string;
      readonly text: string;
    }
  | { readonly kind: "turn-planned"; readonly at: Instant; readonly turn: Turn }
  | { readonly kind: "turn-cancelled"; readonly at: Instant; readonly by: string; readonly id: string }
  /** An act of the watch was done by somebody who was not on watch, because it could not wait. */
  | {
      readonly kind: "off-watch";
      readonly at: Instant;
      readonly by: string;
      readonly holder: string;
      readonly act: string;
      readonly about: string;
    };

const kinds: readonly ShiftEntry["kind"][] = [
  "watch-begun",
  "hand-over-opened",
  "hand-over-read",
  "hand-over-signed",
  "hand-over-withdrawn",
  "watch-noted",
  "turn-planned",
  "turn-cancelled",
  "off-watch",
];
export const isShiftEntry = (e: { readonly kind: string }): e is ShiftEntry =>
  (kinds as readonly string[]).includes(e.kind);

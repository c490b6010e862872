import type { Basis, Figure, Range } from "@comity/almanac";
import type { Clause, Day, Evidence, Party, Text } from "@comity/regime";

/** What one party holds against one limit on one day, and why we say so. */
export interface LimitFinding {
  /** What was counted; null where a figure is missing. A missing figure is never zero. */
  readonly counted: Range | null;
  /** The ceiling; null where there is none on that day. */
  readonly limit: number | null;
  readonly floor: number | null;
  /**
   * `over` and `under` only by what was declared, or counted item by item from a declaration: an estimate gives `cannot-tell`, and
   * `byEstimate` tells what it would come to.
   */
  readonly finding: "within" | "over" | "under" | "cannot-tell" | "no-limit";
  readonly byEstimate?: "over" | "under";
  /** What is surely left to the nearer bound; below zero, by how much it is passed; null where it can't be told. */
  readonly margin: number | null;
  /** Null where nothing was counted. A sum that holds one estimate is an estimate. */
  readonly basis: Basis | null;
  /** The figures that were counted or looked for, those without a value too. Empty where items alone were counted. */
  readonly figures: readonly Figure[];
  /** How many items counted for certain, and some of those of which it can't be told. */
  readonly items?: {
    readonly counted: number;
    readonly cannotTell: readonly string[];
    readonly cannotTellCount: number;
  };
  /** Figures that answer by other rules: they inform, and change nothing above. */
  readonly near?: {
    readonly counted: Range;
    readonly basis: Basis;
    readonly figures: readonly Figure[];
    readonly about?: Text;
  };
  /** Where items were counted: what the published figures say of the same. */
  readonly published?: {
    readonly counted: Range | null;
    readonly basis: Basis | null;
    readonly figures: readonly Figure[];
  };
  readonly clause: Clause;
  readonly verified: Evidence;
  readonly because: readonly { readonly clause: Clause; readonly text: Text }[];
}

/** What a count held against a limit comes to. */
export type Found = Pick<LimitFinding, "finding" | "margin" | "byEstimate">;

export interface PartyCount {
  /** By the limit's name in the file, in its order. */
  readonly limits: ReadonlyMap<string, LimitFinding>;
  /** The same force as another party counts it, under that party's name: what it says, and no finding of ours. Only limits that it counts otherwise. */
  readonly otherWays: ReadonlyMap<Party, ReadonlyMap<string, LimitFinding>>;
}

export interface RegimeCount {
  readonly regime: string;
  /** The day counted for (UTC). */
  readonly on: Day;
  /** The day whose knowledge was used; absent: all that the record holds. */
  readonly asKnownOn?: string;
  readonly parties: ReadonlyMap<Party, PartyCount>;
}

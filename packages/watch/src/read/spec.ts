/** What a time expression comes to, before it is placed in years. */
import type { DateNode } from "./atoms.ts";

export type Clock = number | "sunrise" | "sunset";
export interface ClockRange {
  readonly from: Clock;
  readonly to: Clock;
}
/** `issue`: the time at which the message was issued. */
export type When = { readonly date: DateNode; readonly minutes: number | null } | "issue";
export interface Days {
  readonly from: DateNode | "issue";
  readonly to: DateNode;
}

export type Spec =
  | {
      readonly kind: "range";
      readonly from: When;
      readonly to: When | { readonly words: string };
      readonly alternate: boolean;
    }
  | {
      readonly kind: "daily";
      readonly clocks: readonly ClockRange[];
      readonly days: readonly Days[];
      /** Outer limits in place of days. */
      readonly within?: { readonly from: When; readonly to: When };
      readonly weekdays: readonly number[] | null;
      readonly exceptWeekdays: readonly number[];
      readonly exceptDays: readonly Days[];
      readonly alternate: boolean;
    };

export const isWhen = (x: When | { readonly words: string }): x is When => x === "issue" || "date" in x;

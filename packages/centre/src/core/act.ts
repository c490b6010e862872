import type { WatchEvent } from "@comity/watch";
import type { Instant, ItemId, Party } from "@comity/wire";
import type { FileAct } from "./file/decide.ts";
import type { HandAct } from "./hand/decide.ts";
import type { KeyAct } from "./keys/decide.ts";
import type { LineAct } from "./line/decide.ts";
import type { OutgoingAct } from "./outgoing.ts";
import type { ShiftAct } from "./shift/decide.ts";

export interface ComposeAct {
  readonly kind: "notification" | "follow-up" | "correction";
  readonly regime?: string | undefined;
  readonly type?: string | undefined;
  readonly about?: string | undefined;
  readonly reason?: string | undefined;
  readonly to?: readonly Party[] | undefined;
  readonly fields: unknown;
  readonly language?: string | undefined;
  readonly late: boolean;
  readonly submit: boolean;
}
export type Act =
  | { readonly do: "compose"; readonly compose: ComposeAct }
  | {
      readonly do: "edit";
      readonly id: string;
      readonly edit: Partial<Pick<ComposeAct, "fields" | "to" | "reason" | "language" | "late">> & {
        readonly submit: boolean;
      };
    }
  | { readonly do: "release"; readonly id: string }
  | { readonly do: "answer-question"; readonly id: string; readonly question: string; readonly reason: string }
  | { readonly do: "return"; readonly id: string; readonly reason: string }
  | { readonly do: "make-feed"; readonly name: string; readonly tokenHash: string }
  | { readonly do: "end-feed"; readonly name: string }
  | { readonly do: "discard"; readonly id: string }
  | { readonly do: "acknowledge"; readonly id: string }
  | { readonly do: "route"; readonly id: string; readonly desks: readonly string[] }
  | { readonly do: "read"; readonly id: string; readonly desk: string }
  | { readonly do: "take-alarm"; readonly alarm: string }
  | WatchAct
  | LineAct
  | OutgoingAct
  | ShiftAct
  | KeyAct
  | ReplaceKey
  | HandAct
  | FileAct;

/** A new key of ours takes the place of another: the shell makes it, and the statement that says so. */
export interface ReplaceKey {
  readonly do: "replace-key";
  readonly use: "signing" | "sealing";
  readonly does: "rotate" | "revoke";
  /** Absent: now. */
  readonly from?: Instant | undefined;
  readonly reason: string;
}

export type WatchAct =
  | { readonly do: "archive-warnings"; readonly texts: readonly string[]; readonly source: string }
  | { readonly do: "report-events"; readonly events: readonly WatchEvent[]; readonly catalogue: boolean }
  /** What an address serves now, as digests of texts; what it served before and does no more is noted. */
  | { readonly do: "note-served"; readonly source: string; readonly keys: readonly string[] }
  | { readonly do: "group"; readonly texts: readonly string[]; readonly reason: string | null }
  | { readonly do: "settle-event"; readonly id: string; readonly what: string; readonly source: string };

/** What the officer is told. `no`: nothing was changed but, where `id` is given, the draft that was kept. */
export type Answer =
  | {
      readonly kind: "done";
      readonly id: ItemId | null;
      /** To the watch: digests of texts or ids of events, all that were told and those that were new. */
      readonly told?: { readonly keys: readonly string[]; readonly fresh: readonly string[] };
    }
  | {
      readonly kind: "no";
      readonly why: "not-found" | "forbidden" | "wrong-state" | "checks" | "bad-input";
      readonly detail: string;
      readonly id: ItemId | null;
      readonly clause?: string;
      readonly faults?: readonly { readonly at: string; readonly message: string }[];
    };

export type Refusal = Extract<Answer, { kind: "no" }>;

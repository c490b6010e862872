import type { Grounded } from "./grammar/shape.ts";
import type { Clock } from "./language/common.ts";
import type { BodyRule, PledgeRule, ProcedureRule, SuspensionRule, UndertakingRule } from "./language/conduct.ts";
import type { DeclarationRule } from "./language/declarations.ts";
import type { LifeEntry } from "./language/instrument.ts";
import type { ItemsRule, LimitRule, TypeTable } from "./language/limits.ts";
import type { LineRule } from "./language/lines.ts";
import type { EventRule, RawNotification, ReplyRule } from "./language/notifications.ts";
import type { Top } from "./language/regime.ts";
import type { VisitRule } from "./language/visits.ts";
import type {
  Clause,
  Condition,
  Day,
  Evidence,
  FieldSpec,
  LeadTime,
  Party,
  Position,
  RegimeFault,
  Source,
  Text,
  Within,
} from "./types.ts";

/** The families of rules. Each rule of any of them is a duty with a name of its own in the file. */
export const ruleFamilies = [
  "notifications",
  "declarations",
  "limits",
  "visits",
  "lines",
  "procedures",
  "undertakings",
  "pledges",
  "suspensions",
] as const;
export type RuleFamily = (typeof ruleFamilies)[number];

/** What a family adds to a rule that was read: its name, its place in the file, a title. */
export interface Named {
  readonly name: string;
  readonly title: Text;
  /** Where it stands in the file, for the link from a clause to its line. */
  readonly position: Position;
}

/** One event of a life, on the day from which it counts. */
export type LifeEvent = Omit<LifeEntry, "on" | "source" | "parties" | "by"> & {
  readonly on: Day;
  readonly source: Source;
  readonly parties?: readonly Party[];
  readonly by?: readonly Party[];
  readonly position: Position;
};

/** A notification, with what the rules of its family say besides. */
export type NotificationRule = Omit<
  RawNotification,
  "title" | "given" | "fields" | "acknowledge" | "followUpDue" | "then" | "says" | "when" | "event" | "replies"
> &
  Named &
  Grounded & {
    /** The kind of event that it tells of. */
    readonly event: string;
    /** What is known of such an event; absent: the message's own fields. */
    readonly eventFields: ReadonlyMap<string, FieldSpec>;
    /** What its conditions see: the event's fields and its own. */
    readonly known: ReadonlyMap<string, FieldSpec>;
    /** When a notification is owed at all; absent: always. */
    readonly when?: Condition;
    /** Every clock, in the file's order. */
    readonly clocks: readonly Clock[];
    /** The first clock that counts back from a moment by a number that is judged. */
    readonly given?: LeadTime;
    readonly fields: ReadonlyMap<string, FieldSpec>;
    readonly acknowledge?: Within;
    /** `immediately` and the like, where the agreement gives no number. */
    readonly acknowledgeSoon?: string;
    readonly followUps: ReadonlyMap<string, FollowUpRule>;
    /** One follow-up that closes is owed within this time after the moment that `after` names (a path such as `window.closes`). */
    readonly followUpDue?: Within & { readonly after: string };
    readonly replies: ReadonlyMap<string, ReplyRule & Named>;
    /** The first sentence of the text: `{from}`, `{from: gives | give}`, `{clause}`, `{title}` and `{field.path}` are filled in. */
    readonly says: Text;
  };

export type Rule =
  | ({ readonly family: "notifications" } & NotificationRule)
  | ({ readonly family: "declarations" } & DeclarationRule & Named)
  | ({ readonly family: "limits" } & LimitRule & Named)
  | ({ readonly family: "visits" } & VisitRule & Named)
  | ({ readonly family: "lines" } & LineRule & Named)
  | ({ readonly family: "procedures" } & ProcedureRule & Named)
  | ({ readonly family: "undertakings" } & UndertakingRule & Named)
  | ({ readonly family: "pledges" } & PledgeRule & Named)
  | ({ readonly family: "suspensions" } & SuspensionRule & Named);

export type LineOfRegime = LineRule & Named;
export type DeclarationOfRegime = DeclarationRule & Named;

type Rules<T> = ReadonlyMap<string, T & Named>;

/** A regime file as it was read: every family is there, empty where the file has none. */
export type Regime = Pick<
  Top,
  | "title"
  | "about"
  | "kind"
  | "moreParties"
  | "languages"
  | "prevailingLanguage"
  | "entryIntoForce"
  | "withdrawal"
  | "term"
  | "confidentiality"
  | "timeScale"
  | "goodwill"
> & {
  readonly id: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly digest: string;
  readonly parties: readonly Party[];
  readonly groups: NonNullable<Top["groups"]>;
  readonly successions: NonNullable<Top["successions"]>;
  readonly boundaries: NonNullable<Top["boundaries"]>;
  readonly sources: readonly Source[];
  readonly life: readonly LifeEvent[];
  readonly events: Rules<EventRule>;
  readonly notifications: ReadonlyMap<string, NotificationRule>;
  readonly declarations: Rules<DeclarationRule>;
  readonly items?: ItemsRule;
  readonly types: ReadonlyMap<string, TypeTable>;
  readonly limits: Rules<LimitRule>;
  readonly visits: Rules<VisitRule>;
  readonly lines: Rules<LineRule>;
  readonly procedures: Rules<ProcedureRule>;
  readonly undertakings: Rules<UndertakingRule>;
  readonly pledges: Rules<PledgeRule>;
  readonly suspensions: Rules<SuspensionRule>;
  readonly bodies: Rules<BodyRule>;
  /** What no text that we read confirms, or that was left out for want of one; shown to every user of the file. */
  readonly notFound: readonly Text[];
  /** How many texts stand in one language only. */
  readonly textsInOneLanguage: number;
};

/** Every rule of a regime, family by family, in the file's order. */
export function rulesOf(regime: Regime): readonly Rule[] {
  return ruleFamilies.flatMap((family) => [...regime[family].values()].map((rule) => ({ family, ...rule }) as Rule));
}

export interface FollowUpRule {
  readonly name: string;
  readonly title: Text;
  readonly clause: Clause;
  readonly fields: ReadonlyMap<string, FieldSpec>;
  /** Ends the notified event (launched, cancelled), or leaves it open (postponed). */
  readonly closes: boolean;
  /** A field of the follow-up that replaces a field of the notification, such as a new window. */
  readonly replaces: readonly string[];
  /** As in a notification; `{about}` is the reference of the notification that this one follows. */
  readonly says: Text;
  /** When this one is due, by itself. */
  readonly given?: readonly Clock[];
  /** Owed for every notified event. */
  readonly required: boolean;
  readonly verified: Evidence;
  readonly source?: Source;
}

export type ReadRegime =
  | { readonly ok: true; readonly regime: Regime }
  | { readonly ok: false; readonly faults: readonly RegimeFault[] };

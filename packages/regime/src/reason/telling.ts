import { dayOf, startOf } from "../duration.ts";
import { titleOf } from "../language/title.ts";
import { findPath, valueAt } from "../paths.ts";
import type { Day, Fields, Text } from "../types.ts";
import { dayOfWhen, fixedMoment, isWhen, type Lookup } from "./clock.ts";
import type { Draft, Judging } from "./judging.ts";
import { type Matter, type Message, momentOf } from "./matters.ts";
import { fieldsOf } from "./prepare.ts";

/** What some addressees of a matter were told, or were not. */
export interface Telling {
  readonly matter: Matter;
  readonly to: readonly string[];
  /** Absent: they were told nothing. */
  readonly message?: Message;
  /** undefined: cannot be told. */
  readonly owed: boolean | undefined;
  readonly draft: Draft;
}

/** What a matter's condition sees: the message's values, and over them what is known of the event. */
export const valuesOf = (matter: Matter, message?: Message): Fields => ({
  ...(message ?? matter.messages[0])?.values,
  ...(matter.event === undefined ? {} : fieldsOf(matter.event)),
});

/** A moment is looked for in the message, then in the event; a field that neither has filled in gives the event's own moment. */
export function lookupIn(
  j: Judging,
  matter: Matter,
  message: Message | undefined,
  receipt = message?.record.at,
): Lookup {
  const happened = matter.event === undefined ? undefined : momentOf(j.regime, matter.event);
  return (path) => {
    if (path === "event") return happened;
    if (path === "receipt" || path === "notification") return receipt;
    if (path === "year") return startOf(`${dayOfMatter(j, matter).slice(0, 4)}-01-01` as Day);
    const fixed = fixedMoment(j.regime, path, matter.owing);
    if (fixed !== undefined) return fixed;
    for (const values of [message?.values, matter.event === undefined ? undefined : fieldsOf(matter.event)]) {
      const found = values === undefined ? undefined : valueAt(values, path);
      if (isWhen(found)) return found;
    }
    // When an event ended is known only where a field says so.
    if (happened === undefined || path === "end") return undefined;
    // A time that counts to a date counts to the date of the event, where nothing else is known of it.
    return findPath(matter.known, path)?.spec.type === "day" ? dayOfWhen(happened) : happened;
  };
}

export const dayOfMatter = (j: Judging, matter: Matter): Day =>
  dayOfWhen(matter.at ?? matter.messages[0]?.record.at ?? dayOf(j.now));

/** The title of a part of a rule: its own, else made from its name. */
export const titleOfPart = (title: Text | undefined, name: string): Text => title ?? titleOf(name);

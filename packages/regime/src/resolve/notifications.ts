import type { Clock } from "../language/common.ts";
import type { EventRule, RawFollowUp, RawNotification } from "../language/notifications.ts";
import { titleOf } from "../language/title.ts";
import { findPath } from "../paths.ts";
import { checkFieldNames, fieldNodes } from "../read-fields.ts";
import type { FollowUpRule, Named, NotificationRule } from "../regime-types.ts";
import { checkSays } from "../sentence.ts";
import { each } from "../texts.ts";
import type { FieldSpec, LeadTime, Text, Within } from "../types.ts";
import { lifeMoments, type Resolver } from "./resolver.ts";

type Specs = ReadonlyMap<string, FieldSpec>;
export const none: Specs = new Map();

/** The first sentence where the file gives none: `The United States gives notice, under Article 2: launch notification.` */
export const saysOf = (title: Text, follows: boolean): Text =>
  each((l) => {
    const ends = {
      en: follows ? ", about {about}." : ".",
      fr: follows ? ", au sujet de {about}." : ".",
      ru: follows ? ", о {about}." : ".",
      zh: follows ? "（关于{about}）。" : "。",
    };
    return {
      en: `{from} {from: gives | give} notice, under {clause}: ${title.en}${ends.en}`,
      fr: `{from} {from: notifie | notifient}, en vertu de l’{clause} : ${title.fr}${ends.fr}`,
      ru: `{from} {from: уведомляет | уведомляют} на основании {clause}: ${title.ru}${ends.ru}`,
      zh: `{from}根据{clause}通报：${title.zh}${ends.zh}`,
    }[l];
  });

/** The first clock that counts back from a field by a number that is judged: what the form and the filing stand on. */
function leadOf(clocks: readonly Clock[], fields: Specs): LeadTime | undefined {
  const found = clocks.find(
    (c) =>
      c.before !== undefined &&
      !c.asARule &&
      (c.atLeast ?? c.atMost) !== undefined &&
      findPath(fields, c.before) !== undefined,
  );
  if (found?.before === undefined) return undefined;
  const { atLeast, atMost, before, clause, verified, source, dayCounts } = found;
  return {
    before,
    ...(dayCounts === undefined ? {} : { dayCounts }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    clause,
    verified,
    ...(source === undefined ? {} : { source }),
  };
}

/** Check one notification against the whole file, and give it the form that centres use. */
export function resolveNotification(
  r: Resolver,
  raw: RawNotification & Named,
  events: ReadonlyMap<string, EventRule>,
  boundaries: ReadonlyMap<string, unknown>,
): NotificationRule {
  const fields = raw.fields ?? none;
  if (raw.event !== undefined) r.rule(raw, "event", raw.event, events.keys(), "an event of this file");
  const event = raw.event ?? raw.name;
  const eventFields = events.get(event)?.fields ?? none;
  const scope: Specs = new Map([...eventFields, ...fields]);
  for (const [name, spec] of fields) {
    const other = eventFields.get(name);
    if (other !== undefined && (other.type !== spec.type || other.many !== spec.many))
      r.fault(raw, "fields", `"${name}" is ${spec.type} here and ${other.type} in the event "${event}"`, {
        expected: other.type,
      });
  }
  checkFieldNames(r.x, fieldNodes.get(fields) ?? null, fields, fields);
  const moments = ["event", "receipt", "year", ...lifeMoments];
  r.who(raw, "by", raw.by);
  r.who(raw, "to", raw.to, ["others", "affected", "chosen"]);
  for (const [i, path] of (raw.owedBy ?? []).entries()) r.field(raw, "owed-by", path, scope, "party", i);
  r.condition(raw.when, scope);
  r.clocks(raw.given, scope, moments);
  if (raw.valid !== undefined) r.moment(raw.valid, "from", raw.valid.from, scope, ["event"]);
  if (raw.followUpDue !== undefined)
    r.moment(raw.followUpDue, "after", raw.followUpDue.after, scope, ["event", "receipt"]);
  for (const right of raw.withhold ?? []) r.condition(right.when, scope);
  for (const exception of raw.exceptions ?? []) {
    r.who(exception, "by", exception.by);
    r.condition(exception.when, scope);
  }
  for (const other of raw.parallel?.values() ?? []) r.clocks(other.given, scope, moments);
  for (const reply of raw.replies?.values() ?? []) {
    r.who(reply, "by", reply.by, ["affected"]);
    r.clocks(reply.given === undefined ? [] : [reply.given], new Map([...scope, ...(reply.fields ?? none)]), [
      "receipt",
      "notification",
      "event",
      ...lifeMoments,
    ]);
  }
  for (const rule of raw.distances?.values() ?? []) {
    r.rule(rule, "to", rule.to, boundaries.keys(), "a boundary of this file");
    if (rule.of !== "track") r.field(rule, "of", rule.of, scope, "place");
    else for (const [i, path] of (rule.between ?? []).entries()) r.field(rule, "between", path, scope, "place", i);
    if (rule.of === "track" && rule.between?.length !== 2)
      r.fault(rule, "of", "a track lies between two places: name them", {
        expected: "between: [launch-area, impact-area]",
      });
  }
  const followUps = new Map([...(raw.then ?? [])].map(([name, f]) => [name, resolveFollowUp(r, name, f, scope)]));
  if (raw.followUpDue !== undefined && ![...followUps.values()].some((f) => f.closes))
    r.fault(raw, "follow-up-due", 'a follow-up is due, yet none under "then" closes', {
      expected: "then: { …: { closes: true } }",
    });
  const says = raw.says ?? saysOf(raw.title, false);
  if (raw.says !== undefined) checkSays(r.x.r, wordsOf(r, raw), raw.says, fields, false);
  const given = leadOf(raw.given ?? [], scope);
  const within: Within | undefined =
    raw.acknowledge?.within === undefined
      ? undefined
      : {
          within: raw.acknowledge.within,
          clause: raw.acknowledge.clause,
          verified: raw.acknowledge.verified,
          ...(raw.acknowledge.source === undefined ? {} : { source: raw.acknowledge.source }),
        };
  const {
    given: _given,
    then: _then,
    acknowledge: _acknowledge,
    event: _event,
    fields: _fields,
    says: _says,
    when,
    replies,
    ...rest
  } = raw;
  return {
    ...rest,
    event,
    eventFields,
    known: scope,
    ...(when === undefined ? {} : { when }),
    clocks: raw.given ?? [],
    ...(given === undefined ? {} : { given }),
    fields,
    ...(within === undefined ? {} : { acknowledge: within }),
    ...(raw.acknowledge?.soon === undefined ? {} : { acknowledgeSoon: raw.acknowledge.soon }),
    followUps,
    replies: new Map(
      [...(replies ?? [])].map(([name, reply]) => [
        name,
        { ...reply, name, title: reply.title ?? titleOf(name), position: raw.position },
      ]),
    ),
    says,
  };
}

const wordsOf = (r: Resolver, of: object) => {
  const words = r.x.words.get(of);
  if (words === undefined) throw new Error("a mapping that was read has no words");
  return words;
};

function resolveFollowUp(r: Resolver, name: string, raw: RawFollowUp, scope: Specs): FollowUpRule {
  const fields = raw.fields ?? none;
  checkFieldNames(r.x, fieldNodes.get(fields) ?? null, fields, fields);
  for (const [i, replaced] of (raw.replaces ?? []).entries()) {
    const [mine, theirs] = [fields.get(replaced), scope.get(replaced)];
    if (mine !== undefined && theirs !== undefined && mine.type === theirs.type && mine.many === theirs.many) continue;
    const node = r.nodeOf(raw, "replaces", i);
    if (mine !== undefined && theirs !== undefined)
      r.x.r.fault(node, `"${replaced}" is ${mine.type} here and ${theirs.type} in the notification`, {
        expected: theirs.type,
      });
    else
      r.x.r.unknown(
        node,
        replaced,
        "a field of both this follow-up and the notification",
        [...fields.keys()].filter((k) => fields.get(k)?.type === scope.get(k)?.type),
      );
  }
  r.clocks(raw.given, new Map([...scope, ...fields]), ["event", "receipt", "notification", "end", ...lifeMoments]);
  const title = raw.title ?? titleOf(name);
  if (raw.says !== undefined) checkSays(r.x.r, wordsOf(r, raw), raw.says, fields, true);
  const { clause, verified, source } = raw;
  return {
    name,
    title,
    clause,
    verified,
    ...(source === undefined ? {} : { source }),
    fields,
    closes: raw.closes,
    replaces: raw.replaces ?? [],
    says: raw.says ?? saysOf(title, true),
    ...(raw.given === undefined ? {} : { given: raw.given }),
    required: raw.required ?? false,
  };
}

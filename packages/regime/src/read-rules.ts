import type { Node } from "yaml";
import { allPaths, findPath, namesMoment } from "./paths.ts";
import { checkFieldNames, type FieldReading, faultsOfCel, readFields } from "./read-fields.ts";
import { type Ground, groundWords, readDuration, readGround, readName, readText } from "./read-parts.ts";
import type { Entry, Words } from "./reading.ts";
import { checkSays } from "./sentence.ts";
import type { Condition, FieldSpec, FollowUpRule, LeadTime, NotificationRule, Text, Within } from "./types.ts";

const ruleWords = {
  required: ["title", "clause", "fields", "says"],
  optional: ["when", "given", "acknowledge", "follow-up-due", "then", "verified", "source"],
};
const nothing: Text = { en: "", fr: "", ru: "", zh: "" };
type Specs = ReadonlyMap<string, FieldSpec>;

export function readNotification(f: FieldReading, entry: Entry): NotificationRule | undefined {
  const { r } = f;
  const name = readName(r, entry, "a notification");
  if (!r.isMapping(entry.value))
    return r.fault(entry.value ?? entry.keyNode, `the notification "${entry.key}" is a mapping`);
  const words = r.words(entry.value, entry.keyNode, "a notification", ruleWords.required, ruleWords.optional);
  const title = words.has("title")
    ? readText(r, words.value("title"), words.key("title"), `the title of "${entry.key}"`)
    : undefined;
  const ground = readGround(r, words, { verified: "text" }, f.sources);
  const fields: Specs = words.has("fields")
    ? readFields(f, words.value("fields"), words.key("fields"), ground)
    : new Map();
  checkFieldNames(f, words.value("fields"), fields, fields);
  const when = readWhen(f, words, fields, ground);
  const given = readGiven(f, words, fields, ground);
  const acknowledge = readWithin(f, words, "acknowledge", ground);
  const followUps = readFollowUps(f, words, fields, ground);
  const followUpDue = readFollowUpDue(f, words, fields, followUps, ground);
  const says = readSays(f, words, fields, false);
  if (name === undefined) return undefined;
  return {
    name,
    title: title ?? nothing,
    ...ground,
    position: r.positionOf(entry.keyNode),
    ...(when === undefined ? {} : { when }),
    ...(given === undefined ? {} : { given }),
    fields,
    ...(acknowledge === undefined ? {} : { acknowledge }),
    followUps,
    ...(followUpDue === undefined ? {} : { followUpDue }),
    says: says ?? nothing,
  };
}

/** `when: 'CEL'`, or `when: { cel, clause, verified, source }`. */
function readWhen(f: FieldReading, words: Words, fields: Specs, around: Ground): Condition | undefined {
  if (!words.has("when")) return undefined;
  const { r } = f;
  const node = words.value("when");
  const inner = r.isMapping(node) ? r.words(node, words.key("when"), "a condition", ["cel"], groundWords) : undefined;
  if (inner !== undefined && !inner.has("cel")) return undefined;
  const celNode = inner === undefined ? node : inner.value("cel");
  const cel = r.string(celNode, inner?.key("cel") ?? words.key("when"), "a condition (CEL, in quotes)");
  if (cel === undefined || celNode === null) return undefined;
  faultsOfCel(r, celNode, cel, fields);
  return {
    cel,
    position: r.positionOf(celNode),
    ...(inner === undefined ? pick(around) : readGround(r, inner, around, f.sources)),
  };
}
const pick = (g: Ground) => ({
  clause: g.clause ?? "",
  verified: g.verified,
  ...(g.source === undefined ? {} : { source: g.source }),
});

function readGiven(f: FieldReading, words: Words, fields: Specs, around: Ground): LeadTime | undefined {
  if (!words.has("given")) return undefined;
  const { r } = f;
  const own = r.words(
    words.value("given"),
    words.key("given"),
    "given",
    ["before"],
    ["at-least", "at-most", ...groundWords],
  );
  const atLeast = readDuration(r, own, "at-least");
  const atMost = readDuration(r, own, "at-most");
  if (!own.has("at-least") && !own.has("at-most"))
    r.fault(own.at, 'given has "at-least", "at-most" or both', { expected: "at-least, at-most" });
  if (atLeast !== undefined && atMost !== undefined && atLeast.ms > atMost.ms)
    r.fault(own.value("at-most"), `no notification can be at least ${atLeast.text} and at most ${atMost.text} ahead`);
  const before = readMoment(f, own, "before", fields);
  const ground = readGround(r, own, around, f.sources);
  if (before === undefined) return undefined;
  return {
    before,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...ground,
  };
}

/** A path to an instant, a day or an end of a window. */
function readMoment(f: FieldReading, words: Words, word: string, fields: Specs): string | undefined {
  if (!words.has(word)) return undefined;
  const { r } = f;
  const node = words.value(word);
  const path = r.string(node, words.key(word), word);
  if (path === undefined || node === null) return undefined;
  const found = findPath(fields, path);
  if (found !== undefined && namesMoment(found)) return path;
  const moments = allPaths(fields).filter((p) => {
    const at = findPath(fields, p);
    return at !== undefined && namesMoment(at);
  });
  if (found === undefined) r.unknown(node, path, "a field that holds a time", moments);
  else
    r.fault(
      node,
      `"${path}" holds ${found.many ? "several values" : `a value of type ${found.spec.type}`}, not one time`,
      {
        expected: moments.join(", ") || "an instant, a day, or an end of an interval",
      },
    );
  return undefined;
}

function readWithin(f: FieldReading, words: Words, word: string, around: Ground): Within | undefined {
  if (!words.has(word)) return undefined;
  const own = f.r.words(words.value(word), words.key(word), word, ["within"], groundWords);
  const within = readDuration(f.r, own, "within");
  const ground = readGround(f.r, own, around, f.sources);
  return within === undefined ? undefined : { within, ...ground };
}

function readFollowUpDue(
  f: FieldReading,
  words: Words,
  fields: Specs,
  followUps: ReadonlyMap<string, FollowUpRule>,
  around: Ground,
) {
  if (!words.has("follow-up-due")) return undefined;
  const { r } = f;
  const own = r.words(
    words.value("follow-up-due"),
    words.key("follow-up-due"),
    "follow-up-due",
    ["within", "after"],
    groundWords,
  );
  const within = readDuration(r, own, "within");
  const after = readMoment(f, own, "after", fields);
  const ground = readGround(r, own, around, f.sources);
  if (![...followUps.values()].some((u) => u.closes))
    r.fault(words.key("follow-up-due"), 'a follow-up is due, yet none under "then" closes', {
      expected: "then: { …: { closes: true } }",
    });
  return within === undefined || after === undefined ? undefined : { within, after, ...ground };
}

function readFollowUps(
  f: FieldReading,
  words: Words,
  fields: Specs,
  around: Ground,
): ReadonlyMap<string, FollowUpRule> {
  const found = new Map<string, FollowUpRule>();
  if (!words.has("then")) return found;
  for (const entry of f.r.entries(words.value("then"), words.key("then"), "then") ?? []) {
    const rule = readFollowUp(f, entry, fields, around);
    if (rule !== undefined) found.set(rule.name, rule);
  }
  return found;
}

function readFollowUp(f: FieldReading, entry: Entry, noticed: Specs, around: Ground): FollowUpRule | undefined {
  const { r } = f;
  const name = readName(r, entry, "a follow-up");
  const own = r.words(
    entry.value,
    entry.keyNode,
    "a follow-up",
    ["title", "closes", "says"],
    ["fields", "replaces", ...groundWords],
  );
  const title = own.has("title")
    ? readText(r, own.value("title"), own.key("title"), `the title of "${entry.key}"`)
    : undefined;
  const closes = own.has("closes") ? r.boolean(own.value("closes"), own.key("closes"), "closes") : undefined;
  const ground = readGround(r, own, around, f.sources);
  const fields: Specs = own.has("fields") ? readFields(f, own.value("fields"), own.key("fields"), ground) : new Map();
  checkFieldNames(f, own.value("fields"), fields, fields);
  const replaces = own.has("replaces") ? readReplaces(f, own, fields, noticed) : [];
  const says = readSays(f, own, fields, true);
  if (name === undefined) return undefined;
  return { name, title: title ?? nothing, ...ground, fields, closes: closes ?? false, replaces, says: says ?? nothing };
}

/** Names that stand, with the same type, in the follow-up and in the notification it follows. */
function readReplaces(f: FieldReading, words: Words, fields: Specs, noticed: Specs): readonly string[] {
  const { r } = f;
  return r.items(words.value("replaces"), words.key("replaces"), "replaces").flatMap((node) => {
    const name = r.string(node, node, "a replaced field");
    if (name === undefined) return [];
    const [mine, theirs] = [fields.get(name), noticed.get(name)];
    if (mine !== undefined && theirs !== undefined && mine.type === theirs.type && mine.many === theirs.many)
      return [name];
    const both = [...fields.keys()].filter((k) => fields.get(k)?.type === noticed.get(k)?.type);
    if (mine === undefined || theirs === undefined)
      r.unknown(node, name, "a field of both this follow-up and the notification", both);
    else
      r.fault(node, `"${name}" is ${mine.type} here and ${theirs.type} in the notification`, { expected: theirs.type });
    return [];
  });
}

function readSays(f: FieldReading, words: Words, fields: Specs, follows: boolean): Text | undefined {
  if (!words.has("says")) return undefined;
  const node: Node | null = words.value("says");
  const says = readText(f.r, node, words.key("says"), "the sentence");
  if (says !== undefined) checkSays(f.r, words, says, fields, follows);
  return says;
}

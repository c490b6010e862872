import type { Fields } from "@comity/wire";
import { isInstant } from "@comity/wire";
import { clauseInSentence } from "./clause.ts";
import { describeValue, fieldLine, foreign, isInterval, isObject, type Reader } from "./describe.ts";
import { isDay } from "./duration.ts";
import { type ItemRule, ruleOf } from "./item-spec.ts";
import { agreeing, partyInSentence } from "./names.ts";
import { findPath, valueAt } from "./paths.ts";
import { formatPlaceShort } from "./place-format.ts";
import type { Regime } from "./regime-types.ts";
import { agreementIn, placeholder } from "./sentence.ts";
import { colon, lower, quote, stop } from "./texts.ts";
import { formatDayShort, formatInstantShort, formatIntervalShort } from "./times.ts";
import type { FieldSpec, FollowUp, Item, Language, Notification, Party, Place, Text } from "./types.ts";

/** What an item's text says beside its fields. */
export interface RenderContext {
  readonly from: Party;
  /** Reference of the item that this one follows or corrects. */
  readonly about?: string;
  /** The item that a follow-up or a correction names, where it is at hand: it settles which rule applies. */
  readonly of?: Notification | FollowUp;
}

const correction: Text = { en: "Correction", fr: "Rectification", ru: "Исправление", zh: "更正" };
const unknownType: Text = { en: "Message", fr: "Message", ru: "Сообщение", zh: "信息" };
const reasonLabel: Text = {
  en: "Reason for the correction",
  fr: "Motif de la rectification",
  ru: "Причина исправления",
  zh: "更正原因",
};

/**
 * The whole text of an item in one language: a title line with the reference, the first sentence, one line for each filled
 * field. All four languages are rendered from the same fields; the one in `item.language` is authentic.
 */
export function renderItem(regime: Regime, item: Item, context: RenderContext, language: Language): string {
  const known = ruleOf(regime, item, context.of);
  const reader: Reader = { language, written: item.language };
  const lines =
    known === undefined
      ? []
      : [...known.fields.values()].flatMap((spec) => fieldLine(spec, item.fields[spec.name], reader) ?? []);
  return [
    titleLine(known, item, language),
    firstSentence(regime, known, item, context, language),
    ...reason(item, reader),
    ...lines,
  ].join("\n");
}

function titleLine(known: ItemRule | undefined, item: Item, language: Language): string {
  const title = (item.kind === "correction" ? correction : (known?.title ?? unknownType))[language];
  return `${title.toUpperCase()} ${item.reference}`;
}

function reason(item: Item, reader: Reader): readonly string[] {
  if (item.kind !== "correction") return [];
  const { language, written } = reader;
  const words = item.reason.replace(/\s+/g, " ").trim();
  const said = written === language ? words : quote(words, language);
  return [stop(`${reasonLabel[language]}${foreign(reader)}${colon(language)}${said}`, language)];
}

function firstSentence(
  regime: Regime,
  known: ItemRule | undefined,
  item: Item,
  context: RenderContext,
  language: Language,
): string {
  if (item.kind === "correction") return correctionSentence(context, language);
  if (known === undefined) return regime.title[language];
  const rule = known.followUp ?? known.rule;
  const said = rule.says[language].replaceAll(placeholder, (_, inside: string) => {
    const verb = agreementIn(inside);
    if (verb !== undefined) return agreeing(context.from, language, verb.one, verb.many);
    if (inside === "from") return partyInSentence(context.from, language);
    if (inside === "clause") return clauseInSentence(rule.clause, language);
    if (inside === "title") return lower(rule.title[language]);
    if (inside === "about") return context.about ?? "…";
    return inSentence(known.fields, item.fields, inside, { language, written: item.language });
  });
  return said.replace(/\.\.$/, "."); // a Russian date ends in "г." by itself
}

function correctionSentence({ from, about = "…" }: RenderContext, language: Language): string {
  const who = partyInSentence(from, language);
  return {
    en: `${who} ${agreeing(from, "en", "corrects", "correct")} ${about}. The text below takes its place; the earlier one stays on record.`,
    fr: `${who} ${agreeing(from, "fr", "rectifie", "rectifient")} ${about}. Le texte ci-dessous le remplace ; le texte antérieur reste au dossier.`,
    ru: `${who} ${agreeing(from, "ru", "исправляет", "исправляют")} ${about}. Текст ниже заменяет его; прежний текст остаётся в деле.`,
    zh: `${who}更正${about}。以下文本取而代之；原文本继续存档。`,
  }[language];
}

/** A field's value inside a sentence: a choice in its own words for sentences, an end of an interval as a moment. */
function inSentence(fields: ReadonlyMap<string, FieldSpec>, values: Fields, path: string, reader: Reader): string {
  const found = findPath(fields, path);
  const value = valueAt(values, path);
  if (found === undefined || value === undefined) return "…";
  const { spec, end } = found;
  if (end !== undefined) return isInstant(value) ? formatInstantShort(value, reader.language) : "…";
  const choice = spec.type === "choice" ? spec.choices.find((c) => c.value === value) : undefined;
  if (choice !== undefined) return (choice.says ?? choice.label)[reader.language];
  return describeValue(spec, value, reader) ?? "…";
}

/** One line: what kind, when, where. */
export function summarise(regime: Regime, item: Item, language: Language, of?: Notification | FollowUp): string {
  const known = ruleOf(regime, item, of);
  const title = (known?.title ?? unknownType)[language];
  const head =
    item.kind === "correction" ? `${correction[language]}${known === undefined ? "" : ` (${lower(title)})`}` : title;
  const parts =
    known === undefined
      ? []
      : [firstChoice, firstTime, firstPlace].flatMap((f) => f(known.fields, item.fields, language) ?? []);
  if (parts.length === 0) return head;
  return `${head}${colon(language)}${parts.join(language === "zh" ? "，" : ", ")}`;
}

type Part = (fields: ReadonlyMap<string, FieldSpec>, values: Fields, language: Language) => string | undefined;
/** Fields and the fields of groups, in order. */
function* leaves(
  fields: ReadonlyMap<string, FieldSpec>,
  values: Fields,
): Generator<readonly [FieldSpec, Fields[string]]> {
  for (const spec of fields.values()) {
    const value = values[spec.name];
    if (value === undefined) continue;
    if (spec.type === "group" && isObject(value)) yield* leaves(spec.fields, value);
    else if (spec.many && Array.isArray(value)) for (const v of value) yield [spec, v];
    else yield [spec, value];
  }
}
const firstChoice: Part = (fields, values, language) => {
  for (const [spec, value] of leaves(fields, values))
    if (spec.type === "choice") return spec.choices.find((c) => c.value === value)?.label[language];
  return undefined;
};
const firstTime: Part = (fields, values, language) => {
  for (const [, value] of leaves(fields, values)) {
    if (isInterval(value)) return formatIntervalShort(value, language);
    if (isInstant(value)) return formatInstantShort(value, language, true);
    if (isDay(value)) return formatDayShort(value, language, true);
  }
  return undefined;
};
const firstPlace: Part = (fields, values, language) => {
  for (const [spec, value] of leaves(fields, values))
    if (spec.type === "place" && isObject(value)) return formatPlaceShort(value as unknown as Place, language);
  return undefined;
};

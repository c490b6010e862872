/** What came or was given out of band, as the API shows it. */
import { summarise, type Text } from "@comity/regime";
import { type Instant, isItem, msOf } from "@comity/wire";
import type { ByHand, HandInfo } from "../api/hand-schemas.ts";
import type { Env } from "../core/env.ts";
import type { Look } from "../core/file/pull.ts";
import type { HandEntry, Means } from "../core/hand/entry.ts";
import type { State } from "../core/state.ts";
import { fileInfo, nothingHeld } from "./files.ts";
import { fill, inEach } from "./words.ts";

/** Every entry by hand, the newest first. */
export const handList = (env: Env, s: State, look: Look = nothingHeld): readonly HandInfo[] =>
  [...s.handEntries.values()].map((h) => handInfo(env, s, h, look)).reverse();

export function handInfo(env: Env, s: State, h: HandEntry, look: Look): HandInfo {
  const scan = h.evidence.sha256 === null ? undefined : s.kept.get(h.evidence.sha256)?.file;
  const { id, reference, said, evidence, enteredBy, enteredAt, state, confirmed, rejected } = h;
  const of = "of" in said ? said.of : null;
  const ofItem = of === null ? undefined : s.items.get(of)?.item;
  return {
    id,
    reference,
    kind: said.kind,
    from: said.from,
    to: "to" in said ? [...said.to] : [],
    regime: "regime" in said ? said.regime.id : (ofItem?.regime.id ?? null),
    type: "type" in said ? said.type : null,
    of,
    ofReference: ofItem?.reference ?? null,
    fields: "fields" in said ? said.fields : {},
    summary: summaryOf(env, s, h),
    mark: markOf(h),
    state,
    evidence,
    enteredBy,
    enteredAt,
    confirmed,
    rejected,
    superseded:
      h.superseded === null
        ? null
        : { ...h.superseded, reference: s.items.get(h.superseded.item)?.item.reference ?? h.superseded.item },
    scan: scan === undefined ? null : fileInfo(env, s, look, scan),
    maybeSame: state === "confirmed" ? maybeSame(s, h) : [],
  };
}

export function handMark(s: State, h: HandEntry): ByHand {
  return {
    entry: h.id,
    mark: markOf(h),
    evidence: h.evidence,
    enteredBy: h.enteredBy,
    enteredAt: h.enteredAt,
    confirmedBy: h.confirmed?.by ?? null,
    confirmedAt: h.confirmed?.at ?? null,
    supersededBy: h.superseded === null ? null : (s.items.get(h.superseded.item)?.item.reference ?? null),
  };
}

const meansWords: Readonly<Record<Means, Text>> = {
  "note-verbale": { en: "note verbale", fr: "note verbale", ru: "вербальная нота", zh: "普通照会" },
  phone: { en: "phone", fr: "téléphone", ru: "телефон", zh: "电话" },
  "e-mail": { en: "e-mail", fr: "courriel", ru: "электронная почта", zh: "电子邮件" },
  embassy: { en: "embassy", fr: "ambassade", ru: "посольство", zh: "使馆" },
  courier: { en: "courier", fr: "courrier", ru: "курьер", zh: "信使" },
  other: { en: "other means", fr: "autre voie", ru: "иным путём", zh: "其他方式" },
};
const markWords = {
  entered: {
    en: "entered by hand: {means}, taken by {takenBy}",
    fr: "saisi à la main : {means}, reçu par {takenBy}",
    ru: "внесено вручную: {means}, принял(а) {takenBy}",
    zh: "人工录入：{means}，接收人 {takenBy}",
  },
  given: {
    en: "given by hand: {means}, by {takenBy}",
    fr: "remis à la main : {means}, par {takenBy}",
    ru: "вручено: {means}, передал(а) {takenBy}",
    zh: "人工递交：{means}，递交人 {takenBy}",
  },
};

const markOf = ({ said, evidence }: HandEntry): Text =>
  fill(markWords[said.kind === "given" ? "given" : "entered"], (l) => ({
    means: meansWords[evidence.means][l],
    takenBy: evidence.takenBy,
  }));

function summaryOf(env: Env, s: State, { id, reference, said, evidence }: HandEntry): Text {
  if (said.kind === "acknowledgement" || said.kind === "given") {
    const of = s.items.get(said.of)?.item.reference ?? said.of;
    return inEach(() => of);
  }
  const regime = env.regimes.get(said.regime.id);
  if (regime === undefined) return inEach(() => reference);
  const { from, to, ...rest } = said;
  const officers = { composed: evidence.saidBy, released: evidence.saidBy };
  const { language, receivedAt: composedAt } = evidence;
  const of = "of" in said ? s.items.get(said.of)?.item : undefined;
  const about = of?.kind === "notification" || of?.kind === "follow-up" ? of : undefined;
  return inEach((l) => summarise(regime, { ...rest, id, reference, language, composedAt, officers }, l, about));
}

/** Signed items of the same sender, regime and type: with the note's own reference, or with a window that meets. */
function maybeSame(s: State, { said, evidence }: HandEntry): string[] {
  if (said.kind !== "notification" && said.kind !== "follow-up") return [];
  const spans = spansOf(said.fields);
  return [...s.items.values()].flatMap((i) => {
    const x = i.item;
    const isAlike =
      !i.byHand && isItem(x) && x.kind === said.kind && i.from === said.from && x.regime.id === said.regime.id;
    if (!isAlike || x.type !== said.type) return [];
    const meets = spansOf(x.fields).some((a) => spans.some((b) => a.from <= b.to && b.from <= a.to));
    return x.reference === evidence.reference || meets ? [x.reference] : [];
  });
}

/** Every interval among the values, whatever the regime calls it. */
function spansOf(fields: Readonly<Record<string, unknown>>): readonly { readonly from: number; readonly to: number }[] {
  return Object.values(fields).flatMap((v) => {
    if (typeof v !== "object" || v === null || !("opens" in v) || !("closes" in v)) return [];
    return [{ from: msOf(v.opens as Instant), to: msOf(v.closes as Instant) }];
  });
}

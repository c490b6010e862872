/** Where each agreement stands for each party, by whose view. What all hold alike is told in one sentence. */
import {
  type Day,
  formatDay,
  type LifeEvent,
  limitOn,
  type Party,
  type Regime,
  standingOf,
  type View,
  viewOf,
} from "@comity/regime";
import { among, isTold } from "../scope.ts";
import { type Found, ofLife, ofRule, sentenceOf } from "../sources.ts";
import type { BriefOptions, BriefRecord, Sentence } from "../types.ts";
import { calledIn, formatCount, listIn, namesIn, semicolon, tell } from "../words.ts";

export function standing({ regimes }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const told = regimes.filter((r) => isTold(r, o));
  const plain = told.filter((r) => isPlain(r, o));
  const rest = told.filter((r) => !plain.includes(r)).flatMap((r) => sentencesOf(r, o));
  return [...rest, ...plainSentence(plain, o)];
}

interface Own {
  readonly party: Party;
  readonly view: View;
  /** Those who see its part otherwise. */
  readonly others: readonly { readonly by: Party; readonly view: View }[];
}

function viewsOf(regime: Regime, o: BriefOptions): readonly Own[] {
  const parties = among(regime, o);
  return parties.map((party) => {
    const view = viewOf(regime, "instrument", party, party, o.on);
    const seen = parties
      .filter((p) => p !== party)
      .map((by) => ({ by, view: viewOf(regime, "instrument", party, by, o.on) }));
    return { party, view, others: seen.filter((s) => s.view.status !== view.status) };
  });
}

const isPlain = (regime: Regime, o: BriefOptions): boolean =>
  viewsOf(regime, o).every((v) => v.view.status === "in-force" && v.others.length === 0 && v.view.act !== null);

/** All that is simply in force, each with the day since when. */
function plainSentence(regimes: readonly Regime[], o: BriefOptions): readonly Sentence[] {
  if (regimes.length === 0) return [];
  const { language } = o;
  const head = tell(language, "alsoInForce");
  const body = listIn(
    language,
    regimes.map((r) => `${calledIn(language, r)} [${among(r, o).join(", ")}]`),
  );
  const found = regimes.flatMap((r) => viewsOf(r, o).flatMap((v) => act(r, v.view.act, o)));
  return [sentenceOf(o.language, "standing", tell(language, "colon", { head, body }), found)];
}

function sentencesOf(regime: Regime, o: BriefOptions): readonly Sentence[] {
  const views = viewsOf(regime, o);
  if (views.every((v) => isOver(v.view))) return overSentence(regime, views, o);
  const head = calledIn(o.language, regime);
  const disputed = views.filter((v) => v.others.length > 0);
  const parts = views.some((v) => v.view.status !== "not-yet")
    ? [...agreedParts(views, o), ...disputed.flatMap((v) => disputeParts(v, o))]
    : [];
  const acts = views.flatMap((v) => [v.view.act, ...v.others.map((s) => s.view.act)]);
  const entry = entryParts(regime, o);
  const found = [...acts.flatMap((a) => act(regime, a, o)), ...entry.flatMap((e) => e.found)];
  const body = [...parts, ...entry.map((e) => e.words)].join(semicolon[o.language]);
  const first =
    body === "" || found.length === 0
      ? []
      : [sentenceOf(o.language, "standing", tell(o.language, "colon", { head, body }), found)];
  return [...first, ...views.flatMap((v) => keptSentence(regime, v, o))];
}

const isOver = ({ status }: View): boolean => status === "expired" || status === "withdrawn";

/** Parties of one status, seen so by all, share one clause. */
function agreedParts(views: readonly Own[], { language, on }: BriefOptions): readonly string[] {
  const groups = Map.groupBy(
    views.filter((v) => v.others.length === 0 && v.view.status !== "not-yet"),
    (v) => `${v.view.status} ${v.view.since ?? ""}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { status, since } = first.view;
    const who = namesIn(
      language,
      group.map((v) => v.party),
    );
    const phrase = since === null || since > on ? "standsNoDay" : "stands";
    return [tell(language, phrase, { status: tell(language, status), who, day: dayOf(since, language) })];
  });
}

function disputeParts({ party, view, others }: Own, { language }: BriefOptions): readonly string[] {
  const who = namesIn(language, [party]);
  const own = tell(language, "ownView", { who, status: tell(language, view.status), day: dayOf(view.since, language) });
  const rest = [...Map.groupBy(others, (s) => s.view.status)].map(([status, by]) =>
    tell(language, "otherView", {
      who: namesIn(
        language,
        by.map((s) => s.by),
      ),
      about: who,
      status: tell(language, status),
    }),
  );
  return [own, ...rest];
}

/** What a party that suspended its part still holds in force by its own word: the limits that survive. */
function keptSentence(regime: Regime, { party, view }: Own, o: BriefOptions): readonly Sentence[] {
  if (view.status !== "suspended") return [];
  const { language, on } = o;
  const kept = [...regime.limits].flatMap(([name, rule]) => {
    const own = standingOf(regime, name, party, on).views.find((v) => v.by === party);
    const most = own?.status === "in-force" ? limitOn(regime, name, party, on).atMost : null;
    return most === null ? [] : [{ rule, most }];
  });
  if (kept.length === 0) return [];
  const words = kept.map(({ rule, most }) =>
    tell(language, "atMostOf", { limit: rule.title[language], n: formatCount(language, most) }),
  );
  const fields = {
    who: namesIn(language, [party]),
    regime: calledIn(language, regime),
    limits: words.join(semicolon[language]),
  };
  const said = regime.life.filter(
    (e) => e.on <= on && e.by?.includes(party) === true && view.act !== null && e.on === view.act.on,
  );
  const found = [
    ...said.flatMap((e) => act(regime, e, o)),
    ...kept.map(({ rule }) => ofRule(regime, rule, on, language)),
  ];
  const text = tell(language, "kept", fields);
  return [sentenceOf(o.language, "standing", text, found)];
}

/** An agreement that ended is told for two years. */
function overSentence(regime: Regime, views: readonly Own[], o: BriefOptions): readonly Sentence[] {
  const last = views
    .flatMap((v) => v.view.since ?? [])
    .toSorted()
    .at(-1);
  if (last === undefined || Number(o.on.slice(0, 4)) - Number(last.slice(0, 4)) > 2) return [];
  const found = views.flatMap((v) => act(regime, v.view.act, o));
  if (found.length === 0) return [];
  // Where they hold different days, each is told with its holder.
  const days = [...Map.groupBy(views, (v) => v.view.since)].flatMap(([since, by]) =>
    since === null ? [] : [{ words: dayOf(since, o.language), by: by.map((v) => v.party) }],
  );
  const one = days.length === 1;
  const day = days
    .map((d) => (one ? d.words : `${d.words} (${namesIn(o.language, d.by)})`))
    .join(semicolon[o.language]);
  return [
    sentenceOf(o.language, "standing", tell(o.language, "ended", { regime: calledIn(o.language, regime), day }), found),
  ];
}

/** Of an agreement that is not in force for all: who signed, who ratified, who took it back. */
function entryParts(
  regime: Regime,
  o: BriefOptions,
): readonly { readonly words: string; readonly found: readonly Found[] }[] {
  const { language, on } = o;
  const last = among(regime, o).map((party) => {
    const own = regime.life.filter((e) => e.on <= on && (e.parties ?? regime.parties).includes(party));
    if (viewOf(regime, "instrument", party, party, on).status !== "not-yet") return { party, event: undefined };
    return {
      party,
      event: own.findLast((e) => ["signed", "ratified", "acceded", "ratification-withdrawn"].includes(e.event)),
    };
  });
  return [...Map.groupBy(last, (l) => (l.event?.event === "acceded" ? "ratified" : l.event?.event))].flatMap(
    ([kind, group]) => {
      const events = group.flatMap((g) => g.event ?? []);
      const [first] = events;
      const phrase =
        kind === "signed"
          ? "signedOnly"
          : kind === "ratified"
            ? "ratifiedBy"
            : kind === "ratification-withdrawn"
              ? "revokedBy"
              : undefined;
      if (phrase === undefined || first === undefined) return [];
      const words = tell(language, phrase, {
        who: namesIn(
          language,
          group.map((g) => g.party),
        ),
        day: dayOf(first.on, language),
      });
      // That some signed and did no more is told by the latest statement of all, where there is one.
      const stated =
        phrase === "signedOnly"
          ? regime.life.filter((e) => e.event === "stated" && e.on <= on && e.by === undefined)
          : [];
      return [{ words, found: [...events, ...stated].flatMap((e) => act(regime, e, o)) }];
    },
  );
}

const dayOf = (day: Day | null, language: BriefOptions["language"]): string =>
  day === null ? "" : formatDay(day, language);
const act = (regime: Regime, event: LifeEvent | null, { on, language }: BriefOptions): readonly Found[] =>
  event === null || event.on > on ? [] : [ofLife(regime, event, on, language)];

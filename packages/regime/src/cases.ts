import { isDay } from "./duration.ts";
import { cases as casesShape, type RegimeCase } from "./language/cases.ts";
import { readListFile } from "./list-file.ts";
import { nearestOf } from "./reading.ts";
import { compileCount } from "./reason/count.ts";
import { entersIntoForce } from "./reason/entry.ts";
import { eventsIn } from "./reason/events-in.ts";
import { judge } from "./reason/judge.ts";
import { membership } from "./reason/membership.ts";
import { quotaOf } from "./reason/quota.ts";
import { standingOf } from "./reason/standing.ts";
import type { Regime } from "./regime-types.ts";
import { rulesOf } from "./regime-types.ts";
import type { Day, Fields, Instant, Party, RegimeFault } from "./types.ts";

export type PlacedCase = RegimeCase & { readonly line: number };
export type ReadCases =
  | { readonly ok: true; readonly cases: readonly PlacedCase[] }
  | { readonly ok: false; readonly faults: readonly RegimeFault[] };

/** Read a file of cases (docs/regime-language/records.md): a list, every fault at once. */
export function readCases(source: { file: string; text: string }): ReadCases {
  const { faults, values, lineOf } = readListFile(source, casesShape, "cases");
  if (faults.length > 0 || values === undefined) return { ok: false, faults };
  return { ok: true, cases: values.map((c) => ({ ...c, line: lineOf(c) })) };
}

/**
 * Run one case against a regime.
 * @returns what is otherwise than it expects, in words; empty when all stands
 */
export function runCase(regime: Regime, c: RegimeCase, library: (id: string) => Regime | undefined): readonly string[] {
  const said: string[] = [];
  const day = (isDay(c.on) ? c.on : c.on.slice(0, 10)) as Day;
  const now = (isDay(c.on) ? `${c.on}T23:59:59.999Z` : c.on) as Instant;
  const differs = (what: string, wanted: unknown, found: unknown): void => {
    if (JSON.stringify(wanted) !== JSON.stringify(found))
      said.push(`${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  };
  const rules = rulesOf(regime).map((r) => r.name);
  const unknown = (what: string, kind: "rule" | "limit" | "visit", name: string): void => {
    const known = kind === "rule" ? rules : [...regime[`${kind}s`].keys()];
    const near = nearestOf(name, known);
    said.push(
      `${what}: ${regime.id} has no ${kind} "${name}"${near === undefined ? "" : `; the nearest is "${near}"`}`,
    );
  };
  for (const s of c.then.standing ?? []) {
    if (!rules.includes(s.duty)) {
      unknown(`${s.party} on ${day}`, "rule", s.duty);
      continue;
    }
    const found = standingOf(regime, s.duty, s.party, day, library);
    const what = `${s.party} ${s.duty} on ${day}`;
    if (s.status !== undefined) differs(what, s.status, found.status);
    for (const [by, status] of s.views ?? [])
      differs(
        `${what}, as ${by} sees it`,
        status,
        found.views.find((v) => v.by === by)?.status ?? found.views.find((v) => v.by === "all")?.status,
      );
    if (s.alsoUnder !== undefined && !found.alsoUnder.some((a) => a.regime === s.alsoUnder))
      said.push(`${what}: not also under ${s.alsoUnder}`);
  }
  for (const m of c.then.membership ?? [])
    differs(`${m.party} on ${day}`, m.state, membership(regime, m.party, day).state);
  const entry = c.then.entryIntoForce;
  if (entry !== undefined) {
    const found = entersIntoForce(regime, day);
    const missing =
      found !== undefined && "missing" in found ? [...new Set(found.missing.flatMap((m) => m.parties))] : undefined;
    if (entry.on !== undefined)
      differs(`entry into force, as of ${day}`, entry.on, found !== undefined && "on" in found ? found.on : null);
    if (entry.missing !== undefined)
      differs(`missing for entry into force on ${day}`, entry.missing.toSorted(), missing?.toSorted() ?? null);
  }
  if (c.then.due !== undefined || c.then.notDue !== undefined) {
    const answer = judge(regime, c.given ?? [], now, {
      library,
      ...(c.asIfAgreed === undefined ? {} : { asIfAgreed: c.asIfAgreed }),
    });
    for (const f of answer.faults) said.push(`line ${f.line}: ${f.message}`);
    const fits =
      (want: NonNullable<RegimeCase["then"]["due"]>[number]) =>
      (row: (typeof answer.rows)[number]): boolean =>
        row.duty === want.duty &&
        (want.from === undefined || row.from === want.from) &&
        (want.to === undefined || want.to.toSorted().join() === row.to.toSorted().join()) &&
        (want.dueAt === undefined || row.dueAt?.startsWith(want.dueAt) === true) &&
        (want.about === undefined || row.about === want.about) &&
        (want.state === undefined || row.state === want.state) &&
        (want.because === undefined || holdsWords(row.because.en, want.because)) &&
        (want.verified === undefined || row.verified === want.verified);
    const rows = (duty: string): string =>
      answer.rows
        .filter((r) => r.duty === duty)
        .map((r) => `${r.from}→${r.to.join()} ${r.state} ${r.dueAt ?? ""} (${r.because.en})`)
        .join("; ") || "none";
    for (const want of [...(c.then.due ?? []), ...(c.then.notDue ?? [])]) {
      const [name = ""] = want.duty.split(".");
      if (!rules.includes(name)) unknown(`due on ${day}`, "rule", name);
    }
    for (const want of c.then.due ?? [])
      if (!answer.rows.some(fits(want))) said.push(`no row ${JSON.stringify(want)}; there are: ${rows(want.duty)}`);
    for (const want of c.then.notDue ?? [])
      if (answer.rows.some(fits(want))) said.push(`a row ${JSON.stringify(want)}: ${rows(want.duty)}`);
  }
  for (const want of c.then.count ?? []) {
    const what = `${want.party === undefined ? "" : `${want.party} `}${want.limit} on ${day}`;
    const limit = regime.limits.get(want.limit);
    if (limit === undefined) {
      unknown(what, "limit", want.limit);
      continue;
    }
    if (limit.event !== undefined && want.party === undefined) {
      said.push(`${what}: events are counted for a party; say "party"`);
      continue;
    }
    const events =
      limit.event === undefined ? [] : eventsIn(regime, want.limit, want.party as Party, day, c.given ?? []);
    const found = compileCount(regime, want.limit, {
      on: day,
      ...(want.party === undefined ? {} : { party: want.party }),
      ...(want.as === undefined ? {} : { as: want.as }),
    })([...ownedItems(regime, c.items ?? [], want.party), ...events]);
    if (want.counted !== undefined)
      differs(what, [want.counted, want.counted], [found.counted.low, found.counted.high]);
    if (want.finding !== undefined) differs(what, want.finding, found.finding);
    if (want.margin !== undefined) differs(`${what}, margin`, want.margin, found.margin);
  }
  for (const want of c.then.quota ?? []) {
    if (!regime.visits.has(want.visit)) {
      unknown(`quota in ${want.year}`, "visit", want.visit);
      continue;
    }
    const isVisitors = regime.visits.get(want.visit)?.quota?.counts === "visitor";
    const owner = ((isVisitors ? (want.visitor ?? want.host) : (want.host ?? want.visitor)) ??
      regime.parties[0]) as Party;
    const found = quotaOf(regime, want.visit, owner, want.year, { records: c.given ?? [] });
    const one = want.partner === undefined ? found : found.partners.find((p) => p.partner === want.partner);
    const what = `${want.visit} of ${owner} in ${want.year}${want.partner === undefined ? "" : ` for ${want.partner}`}`;
    for (const word of ["atMost", "used", "left"] as const)
      if (want[word] !== undefined) differs(`${what}, ${word}`, want[word], one?.[word]);
  }
  return said;
}

/** Words that a text holds, or a regular expression between slashes. */
function holdsWords(text: string, words: string): boolean {
  const [, pattern] = /^\/(.+)\/$/.exec(words) ?? [];
  return pattern === undefined ? text.toLowerCase().includes(words.toLowerCase()) : new RegExp(pattern, "i").test(text);
}

/** Items of a case without what says whose they are: those of the party, and of its group; with no party, all of them. */
function ownedItems(regime: Regime, items: readonly Fields[], party: Party | undefined): readonly Fields[] {
  const groups = [...regime.groups.values()].filter(
    (g) => g.countsAsOne === true && g.members.includes(party as Party),
  );
  const own = [party, ...groups.flatMap((g) => g.members)] as readonly unknown[];
  return items.flatMap(({ by, ...item }) =>
    by === undefined || party === undefined || own.includes(by) ? [item] : [],
  );
}

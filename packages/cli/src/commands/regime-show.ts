/** Where each party stands under a regime on a day, duty by duty, as each party sees it. */
import {
  type DutyStanding,
  membership,
  type Party,
  type Regime,
  type Source,
  standing,
  type View,
} from "@comity/regime";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { library, openRegime } from "../library.ts";
import { readDayOption } from "../times.ts";

export interface ShowOptions {
  readonly json?: boolean;
  readonly on: string;
  readonly for?: string;
}

export async function showOn(idOrFile: string, o: ShowOptions, io: Io): Promise<ExitCode> {
  const { regime } = await openRegime(idOrFile, io);
  const on = readDayOption(o.on, "--on");
  const wanted = o.for === undefined ? regime.parties : partiesOf(regime, o.for);
  const known = library();
  const parties = wanted.map((party) => ({
    party,
    standing: standing(regime, party, on, known),
    ...memberOf(regime, party, on),
  }));
  if (o.json) {
    const each = parties.map((p) => [p.party, { membership: p.membership, standing: p.standing.map(rowOf) }]);
    io.print(json({ regime: regime.id, on, parties: Object.fromEntries(each) }));
    return 0;
  }
  io.print(`${regime.id} on ${on}: ${regime.title.en}`);
  for (const p of parties) {
    io.print(
      `\n${io.paint("bold", p.party)}  ${sinceOf(p.membership)}${p.membership.state === "disputed" ? ` (${p.membership.views.map((v) => `${v.by}: ${sinceOf(v)}`).join("; ")})` : ""}`,
    );
    for (const s of p.standing) io.print(lineOf(s));
  }
  for (const n of regime.notFound) io.print(`\nNot found: ${n.en}`);
  return 0;
}

function partiesOf(regime: Regime, text: string): readonly Party[] {
  return text.split(",").map((code) => {
    const party = regime.parties.find((p) => p === code.trim().toUpperCase());
    if (party === undefined)
      throw new Stop(2, `${code} is no party of ${regime.id}; its parties: ${regime.parties.join(", ")}`);
    return party;
  });
}
const memberOf = (regime: Regime, party: Party, on: Parameters<typeof membership>[2]) => {
  const m = membership(regime, party, on);
  const acts = m.acts.map((e) => ({ on: e.on, event: e.event, source: sourceOf(e.source) }));
  return { membership: { state: m.state, since: m.since, leavesOn: m.leavesOn, acts, views: m.views } };
};
const sinceOf = (m: { readonly state: string; readonly since: string | null }): string =>
  `${m.state}${m.since === null ? "" : ` since ${m.since}`}`;
const sourceOf = (s: Source | null) => (s === null ? null : { title: s.title, url: s.url ?? null, read: s.read });
const viewOf = (v: View) => ({
  by: v.by,
  status: v.status,
  since: v.since,
  source: sourceOf(v.source),
  note: v.note?.en ?? null,
});
const rowOf = (s: DutyStanding) => ({
  duty: s.duty,
  family: s.family,
  title: s.title.en,
  clause: s.clause,
  status: s.status,
  views: s.views.map(viewOf),
  alsoUnder: s.alsoUnder.map((a) => ({ ...a, note: a.note?.en ?? null })),
  because: s.because.map((e) => ({
    on: e.on,
    event: e.event,
    by: e.by ?? null,
    note: e.note?.en ?? null,
    source: sourceOf(e.source),
  })),
});

function lineOf(s: DutyStanding): string {
  const said = s.views.map((v) => `${v.by}: ${v.status}${v.since === null ? "" : ` since ${v.since}`}`).join("; ");
  const also = s.alsoUnder.map((a) => `also under ${a.regime} (${a.status})`).join("; ");
  const same = new Set(s.views.map((v) => `${v.status} ${v.since}`)).size === 1;
  const [first] = s.views;
  const views = same && first !== undefined ? (first.since === null ? "" : `since ${first.since}`) : said;
  return `  ${s.status.padEnd(12)} ${s.duty.padEnd(28)} ${s.clause}${views === "" ? "" : `  ${views}`}${also === "" ? "" : `  ${also}`}`;
}

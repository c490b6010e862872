/** Small regimes for the tests of standing: lives as the public record tells them, with just the rules that they speak of. */
import { readRegime } from "../read.ts";
import type { Regime } from "../regime-types.ts";
import type { Day, Party, RegimeFault } from "../types.ts";

const head = (id: string, kind: string, parties: string): string => `regime: ${id}
title: ${id}
kind: ${kind}
parties: ${parties}
languages: [en]
sources:
  text: { title: The text, read: in-source }
  law: { title: Federal law 38-FZ, read: second-hand }
  reply: { title: The reply of 15 March 2023, read: second-hand }
  press: { title: Press reports, read: second-hand }
`;
const undertakings = (...names: readonly string[]): string =>
  `undertakings:\n${names.map((n) => `  ${n}: { clause: Art. 1 }`).join("\n")}\n`;

export const newStart = `${head("new-start", "treaty", "[RU, US]")}
term: { for: P10Y, clause: Art. XIV.2, source: text }
withdrawal: { notice: P3M, clause: Art. XIV.3, source: text }
life:
  - { on: 2010-04-08, event: signed, source: text }
  - { on: 2010-04-08, event: provisionally-applied, duties: [launch], clause: Part Eight, source: text }
  - { on: 2011-02-05, event: in-force, source: text }
  - { on: 2021-02-03, event: extended, until: 2026-02-05, source: text }
  - { on: 2023-02-28, event: suspended, id: suspension, parties: [RU], by: [RU], except: [limits, launch], source: law, note: Suspended; the limits are kept }
  - { on: 2023-03-15, event: rejected, of: suspension, by: [US], source: reply, note: Legally invalid }
  - { on: 2023-03-28, event: countermeasure, parties: [US], by: [US], of: suspension, duties: [data], source: press, reversible: true }
  - { last-day: 2026-02-04, event: expired, by: [US], source: text }
  - { last-day: 2026-02-05, event: expired, by: [RU], source: text }
  - { on: 2026-02-11, event: pledged, parties: [RU], duties: [moratorium], source: press }
items:
  fields:
    missile: { type: flag, label: Missile }
limits:
  warheads: { at-most: 1550, count: [{ each: 1 }], clause: Art. II }
notifications:
  launch:
    clause: Part Four, IV.1
    given: { at-least: PT24H, before: date }
    also-under: [{ regime: bmln-1988, duty: launch }]
    fields: { date: { type: day, label: Date } }
  data:
    clause: Part Four, II.3
    given: { at-least: PT24H, before: date }
    fields: { date: { type: day, label: Date } }
pledges:
  moratorium: { by: [RU], keeps: [limits], while: as long as the other side does not exceed them }
`;

export const bmln = `${head("bmln-1988", "agreement", "[RU, US]")}
life:
  - { on: 1988-05-31, event: in-force, source: text }
  - { on: 2023-03-29, event: suspended, id: all-stopped, parties: [RU], by: [RU], source: press, note: A deputy minister }
  - { on: 2023-03-30, event: stated, by: [RU], replaces: all-stopped, source: press, note: The ministry }
${undertakings("launch")}`;

export const ctbt = `${head("ctbt", "treaty", "[CN, FR, GB, RU, US]")}
entry-into-force:
  needs: { act: ratified, all-of: [CN, FR, GB, RU, US] }
  after: P180D
  not-before: { after: opened, wait: P2Y }
  later-parties: P30D
  clause: Art. XIV
withdrawal: { notice: P6M, clause: Art. IX }
life:
  - { on: 1996-09-24, event: opened, source: text }
  - { on: 1996-09-24, event: signed, source: text }
  - { on: 1998-04-06, event: ratified, parties: [FR, GB], source: text }
  - { on: 2000-05-27, event: ratified, parties: [RU], source: text }
  - { on: 2023-11-03, event: ratification-withdrawn, parties: [RU], source: press }
${undertakings("no-test", "confidence")}`;

export const openSkies = `${head("open-skies", "treaty", "[BE, BY, CA, DE, FR, GB, RU, US]")}
withdrawal: { notice: P6M, clause: Art. XV }
groups: { east: { members: [BY, RU] } }
life:
  - { on: 1992-03-24, event: signed, source: text }
  - { on: 2002-01-01, event: in-force, source: text }
  - { on: 2020-05-22, event: withdrawal-notified, parties: [US], source: press }
  - { on: 2021-06-18, event: withdrawal-notified, parties: [RU], source: press }
${undertakings("flights")}`;

/** A life of one's own, for a story that no agreement has lived. */
export const made = (life: string, more = "", parties = "[FR, GB]", kind = "treaty"): string =>
  `${head("made", kind, parties)}${more}\nlife:\n${life
    .trim()
    .split("\n")
    .map((l) => `  - { ${l.trim()}, source: text }`)
    .join("\n")}\n${undertakings("alpha", "beta")}`;

export function faultsOf(text: string): readonly RegimeFault[] {
  const read = readRegime({ file: "test.yaml", text });
  return read.ok ? [] : read.faults;
}
export function regimeOf(text: string): Regime {
  const read = readRegime({ file: "test.yaml", text });
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}: ${f.message}`).join("\n"));
  return read.regime;
}
export const day = (text: string): Day => text as Day;
export const [RU, US, FR, GB, BE, CN] = [
  "RU",
  "US",
  "FR",
  "GB",
  "BE",
  "CN",
] as readonly string[] as readonly Party[] as [Party, Party, Party, Party, Party, Party];

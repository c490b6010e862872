import { readRegime } from "../read.ts";
import type { Regime } from "../regime-types.ts";

/** A small regime file read for a test, which fails with the file's faults where it has any. */
export function regimeOf(text: string): Regime {
  const read = readRegime({ file: "test.yaml", text });
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}:${f.column} ${f.message}`).join("\n"));
  return read.regime;
}

/** The head of a file for tests, up to and without its first family. */
export const head = (parties = "RU, US"): string => `regime: test
title: Test
kind: treaty
parties: [${parties}]
languages: [en]
sources:
  text: { title: Text, read: in-source }
life:
  - { on: 2011-02-05, event: in-force, source: text }
`;

/** The counting rules of the treaty of 2010, in short. */
export const strategic = `${head()}
items:
  about: Missiles, launchers and heavy bombers
  id: identifier
  clause: Art. III
  fields:
    identifier: { type: text }
    class: { type: choice, choices: [icbm-launcher, slbm-launcher, heavy-bomber] }
    purpose: { type: choice, choices: [operational, test, training], optional: true }
    holds-missile: { type: flag, optional: true }
    warheads: { type: number, whole: true, min: 0, optional: true }
    nuclear: { type: flag, optional: true }
    at: { type: choice, choices: [base, repair, production, davis-monthan], optional: true }
    eliminated-on: { type: day, optional: true }
    notified-on: { type: day, optional: true }
  derive:
    deployed:
      - { when: 'class == "heavy-bomber" && at == "davis-monthan"', is: true, title: Stored at Davis-Monthan, clause: Fourth Agreed Statement }
      - { when: 'class == "heavy-bomber"  && (!nuclear || purpose == "test" || at in ["repair", "production"])', is: false }
      - { when: 'class == "heavy-bomber"', is: true }
      - { when: 'purpose != "operational"', is: false }
      - { when: 'holds_missile', is: true }
      - { is: false }
  leaves: { all-of: [eliminated-on, notified-on], observable: P60D, clause: Part Three }
limits:
  deployed-systems:
    clause: Art. II.1(a)
    at-most: { 2018-02-05: 700, 2026-02-05: null }
    count: { where: 'deployed' }
  deployed-warheads:
    clause: Art. II.1(b)
    basis: actual
    at-most: { 2018-02-05: 1550, 2026-02-05: null }
    count:
      - { where: 'deployed && class != "heavy-bomber"', each: 'warheads', clause: Art. III.2(a) }
      - { where: 'deployed && class == "heavy-bomber"', each: 1, clause: Art. III.2(b) }
  all-launchers:
    clause: Art. II.1(c)
    at-most: { 2018-02-05: 800, 2026-02-05: null }
    count: {}
`;

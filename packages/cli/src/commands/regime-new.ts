/** A commented start for a new agreement: it reads without a fault as it stands. */
import { type ExitCode, type Io, Stop } from "../io.ts";

export function newRegime(name: string, io: Io): ExitCode {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Stop(2, `"${name}" cannot name a regime: small letters, digits and hyphens, such as three-way-cap`);
  io.print(start(name));
  io.say(`save it as ${name}.yaml; then: comity regime check ${name}.yaml`);
  return 0;
}

const start = (
  name: string,
): string => `# ${name}: what it is, and what of it was read. Lines that begin with # are remarks.
# The guide: docs/regime-language.md. After each change: comity regime check ${name}.yaml
regime: ${name}                      # the name of this file without .yaml
title: A title                       # or { en: …, fr: …, ru: …, zh: … }
about: What it does, in a sentence or two.
kind: proposal                       # treaty, agreement, memorandum, political-code, proposal or pledge
parties: [FR, GB]                    # two-letter codes (ISO 3166-1)
languages: [en, fr]                  # the instrument's own

# Where its values were read. in-source: the text itself; second-hand: somebody reports it.
sources:
  text: { title: "The text, by its full name", url: "https://example.org/text", read: in-source }

# What happened to it, in the order of days. An event of one side's view says whose: by: [FR].
life:
  - { on: 2026-01-01, event: proposed, source: text }

# Messages about an event. Each rule has a clause; a value that no text confirms has "verified: unverified".
notifications:
  test-launch:
    clause: Art. 1
    source: text
    about: What the clause says, in your own words.
    when: 'range_km > 2000'          # CEL; a hyphen becomes an underscore
    given: { at-least: PT24H, before: window.opens }
    fields:
      range-km: { type: number, unit: km }
      window: { type: interval, at-most: P7D }
      launch-area: { type: place, as: [point, circle, named-site] }
    acknowledge: { within: PT1H, clause: Art. 2 }

# Messages by the calendar.
declarations:
  yearly-report:
    clause: Art. 3
    every: P1Y
    on: 03-31                        # by that day of each year
    speaks: preceding-year
    nil-return: allowed

# Ceilings, on items whose fields are declared once.
items:
  fields:
    class: { type: choice, choices: [missile, bomber] }
    warheads: { type: number, whole: true, min: 0, optional: true }
limits:
  warheads:
    clause: Art. 4
    at-most: 1000                    # or days with numbers: { 2030-01-01: 1000, 2035-01-01: 500 }
    count: { each: 'class == "bomber" ? 1 : warheads' }

# Further families: visits, lines, procedures, undertakings, pledges, suspensions, bodies.

not-found:
  - What could not be read, or was left out.`;

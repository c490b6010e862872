/** What a new file begins with: every word that must be there, and one rule. It reads without a fault as it stands. */
export const startText = `# What it is, and what of it was read. Lines that begin with # are remarks.
regime: my-arrangement
title: A title                 # or { en: …, fr: …, ru: …, zh: … }
about: What it does, in a sentence or two.
kind: proposal
parties: [FR, GB]              # two-letter codes (ISO 3166-1)
languages: [en, fr]            # the instrument's own

# Where its values were read. in-source: the text itself; second-hand: somebody reports it.
sources:
  text: { title: "The text, by its full name", read: in-source }

# What happened to it, in the order of days. An event of one side's view says whose: by: [FR].
life:
  - { on: 2026-01-01, event: proposed, source: text }

# What parties do or leave undone. Other families: notifications, declarations, limits, visits, lines, procedures, pledges.
undertakings:
  restraint:
    clause: Art. 1
    source: text
    about: What the clause says, in your own words.
`;

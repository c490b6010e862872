/** A small arrangement for tests of the launch watch, of the kind in which Norway told of its rocket in December 1994. */
import { type Regime, readRegime } from "@comity/regime";

const field = (name: string, rest: string): string =>
  `      ${name}: { ${rest}, label: { en: ${name}, fr: ${name}, ru: ${name}, zh: ${name} }, clause: "1" }`;
const text = `regime: rocket-notes
title: { en: Rocket notes, fr: Notes sur les fusées, ru: Ноты о ракетах, zh: 火箭照会 }
kind: agreement
parties: [NO, RU]
languages: [en, fr, ru, zh]
sources: { text: { title: Text, read: in-source } }
life:
  - { on: 1990-01-01, event: in-force, source: text }
notifications:
  note:
    title: { en: Note, fr: Note, ru: Нота, zh: 照会 }
    clause: "1"
    source: text
    given: { at-least: PT24H, before: period.opens }
    fields:
${field("period", "type: interval")}
${field("from-where", "type: place, as: [point, circle, polygon, named-site]")}
${field("to-where", "type: place, as: [circle, polygon], many: true")}
    then:
      called-off: { closes: true, clause: "1" }
`;

export function rocketNotes(): Regime {
  const read = readRegime({ file: "rocket-notes.yaml", text });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}

/** Norway's note of late 1994: weeks of window, from Andøya towards Svalbard. */
export const note = {
  period: { opens: "1995-01-15T00:00Z", closes: "1995-02-10T23:59Z" },
  "from-where": { circle: { centre: { lat: 69.29, lon: 16.02 }, radiusKm: 15 } },
  "to-where": [{ circle: { centre: { lat: 78.5, lon: 10 }, radiusKm: 150 } }],
};

/** What the radar saw. */
export const track = {
  id: "track-0624",
  time: "1995-01-25T06:24Z",
  timeUncertaintyS: 60,
  lon: 16.4,
  lat: 69.5,
  placeUncertaintyKm: 40,
  headingDeg: 350,
  headingUncertaintyDeg: 10,
  source: "early-warning radar",
};

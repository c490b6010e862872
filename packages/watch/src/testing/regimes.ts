/** A small arrangement for tests: a note about a rocket, with a window, a launch area, impact areas and a heading; called off or moved. */
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
${field("composed-on", "type: day, optional: true")}
${field("period", "type: interval")}
${field("from-where", "type: place, as: [point, circle, polygon]")}
${field("to-where", "type: place, as: [circle, polygon], many: true")}
${field("heading", "type: bearing, from: from-where, to: to-where, optional: true")}
    parallel:
      mariners: { title: { en: A notice to mariners, fr: Un avis aux navigateurs, ru: Извещение мореплавателям, zh: 航海警告 } }
    then:
      took-place: { closes: true, clause: "1", fields: { at: { type: instant, label: { en: at, fr: at, ru: at, zh: at }, clause: "1" } } }
      called-off: { closes: true, clause: "1" }
      moved:
        closes: false
        clause: "1"
        replaces: [period]
        fields:
${field("period", "type: interval").replace(/^ {6}/, "          ")}
`;

/** @param change what is otherwise in its text */
export function rocketNotes(change: (text: string) => string = (t) => t): Regime {
  const read = readRegime({ file: "rocket-notes.yaml", text: change(text) });
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}: ${f.message}`).join("\n"));
  return read.regime;
}

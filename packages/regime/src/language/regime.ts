import { list, made, mapping, record } from "../grammar/combine.ts";
import { may, need, type Of, type Scene, type Shape } from "../grammar/shape.ts";
import { readSource } from "../grammar/source.ts";
import { flag, language, name, oneOf, party, text } from "../grammar/values.ts";
import type { Named } from "../regime-types.ts";
import type { Kind, Source, Text } from "../types.ts";
import * as conduct from "./conduct.ts";
import { declaration } from "./declarations.ts";
import {
  boundaries,
  confidentiality,
  entryIntoForce,
  groups,
  lifeEvent,
  successions,
  term,
  timeScale,
  withdrawal,
} from "./instrument.ts";
import { items, limit, types } from "./limits.ts";
import { line } from "./lines.ts";
import { event, notification } from "./notifications.ts";
import { titleOf } from "./title.ts";
import { visit } from "./visits.ts";

export const kinds: readonly Kind[] = ["treaty", "agreement", "memorandum", "political-code", "proposal", "pledge"];

/** Rules of one family: each gets its name, its place in the file and a title. */
export function family<T extends { readonly title?: Text }>(
  what: string,
  shape: Shape<T>,
): Shape<ReadonlyMap<string, T & Named>> {
  const plain = record(what, shape);
  return {
    ...(plain as unknown as Shape<ReadonlyMap<string, T & Named>>),
    read(x: Scene, node, at, own) {
      const found = plain.read(x, node, at, own);
      if (found === undefined) return undefined;
      const keys = new Map((x.r.entries(node, at, what) ?? []).map((e) => [e.key, e.keyNode]));
      return new Map(
        [...found].map(([name, value]) => {
          const title = value.title ?? titleOf(name);
          const whole = { ...value, name, title, position: x.r.positionOf(keys.get(name) ?? null) };
          const words = x.words.get(value);
          if (words !== undefined) x.words.set(whole, words);
          return [name, whole];
        }),
      );
    },
  };
}

const regimeName = made(name, (v) => v);
const source: Shape<Source> = {
  like: "{ title, url, read }",
  schema: () => ({
    type: "object",
    properties: { title: { type: "string" }, url: { type: "string" }, read: { enum: ["in-source", "second-hand"] } },
    required: ["title", "read"],
    additionalProperties: false,
  }),
  read: (x, node, at) => readSource(x, node, at),
};
export const sources = record("sources", source, /^[a-z0-9][a-z0-9-]*$/);

/** Every word at the top of a regime file, in the order of the guide. */
export const top = mapping("a regime", {
  regime: need(regimeName, "Its name: the name of the file without `.yaml`."),
  title: need(text, "Its title."),
  about: may(text, "What it does, in a sentence or two."),
  kind: need(oneOf(...kinds), "What kind of instrument it is."),
  parties: need(list("parties", party), "Its parties, ISO 3166-1 codes: at least two, or one for a pledge."),
  "more-parties": may(text, "Who else takes part, where not all can be listed."),
  groups: may(groups, "Parties that count as one, or that a rule names together."),
  successions: may(successions, "Who continues which earlier party."),
  languages: need(list("languages", language), "The instrument's own languages, ISO 639-1."),
  "prevailing-language": may(language, "Which language decides where texts differ."),
  "time-scale": may(timeScale, "In which scale it gives its times, and what counts as given."),
  sources: need(sources, "Where its values were read: name → `{ title, url, read }`."),
  life: need(list("life", lifeEvent), "What happened to it, in the order of days."),
  "entry-into-force": may(entryIntoForce, "How it enters into force."),
  term: may(term, "How long it lasts."),
  withdrawal: may(withdrawal, "How a party leaves."),
  confidentiality: may(confidentiality, "Who may see what is given under it."),
  goodwill: may(flag, "`true`: messages outside every duty are expressly allowed."),
  boundaries: may(boundaries, "Lines on the ground that distances are kept to."),
  events: may(family("events", event), "What can happen, with what is known of it."),
  notifications: may(family("notifications", notification), "Messages about an event."),
  declarations: may(family("declarations", declaration), "Messages by the calendar."),
  items: may(items, "What is counted: the fields of one item."),
  types: may(types, "Numbers that belong to types."),
  limits: may(family("limits", limit), "Ceilings on counts."),
  visits: may(family("visits", visit), "Inspections, flights, evaluations: how many, how announced."),
  lines: may(family("lines", line), "Lines between capitals and centres."),
  procedures: may(family("procedures", conduct.procedure), "Steps with clocks and votes that follow a request."),
  undertakings: may(
    family("undertakings", conduct.undertaking),
    "What parties do or leave undone, without message or number.",
  ),
  pledges: may(family("pledges", conduct.pledge), "What a state takes on by its own word."),
  suspensions: may(family("suspensions", conduct.suspension), "States of affairs in which some duties rest."),
  bodies: may(
    family("bodies", conduct.body),
    "Commissions, secretariats, contact points: who meets, receives or decides.",
  ),
  "not-found": may(
    list("not-found", text),
    "What no text that was read confirms, or that was left out for want of one. Shown to every user of the file.",
  ),
});
export type Top = Of<typeof top>;

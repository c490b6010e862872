import { mapping } from "../grammar/combine.ts";
import { may, need, type Shape } from "../grammar/shape.ts";
import { duration, flag, number, oneOf, text, whole, words } from "../grammar/values.ts";
import { fieldTypes, placeShapes, readFields } from "../read-fields.ts";
import type { FieldSpec } from "../types.ts";
import { release } from "./common.ts";

/** Every word that some type of field has. Which type takes which is checked by the reader (`read-fields.ts`). */
export const fieldWordSpecs: Shape<object> = mapping("a field", {
  type: need(oneOf(...fieldTypes), "What it holds."),
  label: may(text, "Its name in the form. Left out: made from its name in the file."),
  hint: may(text, "Help beside the field."),
  optional: may(
    { like: "true, false, or CEL in quotes", schema: () => ({ type: ["boolean", "string"] }), read: () => undefined },
    "`true`, or a condition: needed unless it is true.",
  ),
  many: may(flag, "`true`: a list of one or more."),
  release: may(release, "Who may see this field, where it differs from the rule's."),
  coarse: may(flag, "`true`: the value is given coarsely on purpose, such as a generic class or a sum for a base."),
  clause: may(words, "Its place in the agreement."),
  source: may(
    { like: "a source", schema: () => ({ type: ["string", "object"] }), read: () => undefined },
    "Where it was read.",
  ),
  verified: may(
    oneOf("text", "secondary", "unverified"),
    "How well it is known. An `unverified` field is never needed.",
  ),
  "at-most": may(duration, "interval: how long at most."),
  exactly: may(duration, "interval: how long exactly."),
  from: may(words, "bearing: the field with the place it starts from."),
  to: may(words, "bearing: the field with the place it leads to."),
  unit: may(words, "number: its unit."),
  min: may(number, "number: the least."),
  max: may(number, "number: the most."),
  whole: may(flag, "number: `true` for whole numbers only."),
  choices: may(
    { like: "word: { label, says }", schema: () => ({ type: "object" }), read: () => undefined },
    "choice: its words, each with a label and, if it differs inside a sentence, `says`.",
  ),
  "length-max": may(whole, "text: characters at most."),
  as: may(
    {
      like: placeShapes.join(", "),
      schema: () => ({ type: "array", items: { enum: [...placeShapes] } }),
      read: () => undefined,
    },
    "place: the shapes it can have.",
  ),
  fields: may(
    {
      like: "fields",
      schema: () => ({ type: "object", additionalProperties: { $ref: "#/$defs/field" } }),
      read: () => undefined,
    },
    "group: its fields.",
  ),
});

/** The form of a message, of an event, of a declaration or of an item: names with their types. */
export const fieldsShape: Shape<ReadonlyMap<string, FieldSpec>> = {
  like: "name: { type, label }",
  inner: () => fieldWordSpecs as Shape<unknown>,
  schema: () => ({
    type: "object",
    patternProperties: { "^[a-z][a-z0-9]*(-[a-z0-9]+)*$": { $ref: "#/$defs/field" } },
    additionalProperties: false,
  }),
  read: (x, node, at) => readFields(x, node, at, x.ground),
};

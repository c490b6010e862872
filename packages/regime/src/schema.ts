import { valuesMax } from "./normalise.ts";
import type { FieldSpec, PlaceShape } from "./types.ts";

type Schema = { readonly [word: string]: unknown };

const instant: Schema = {
  type: "string",
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?Z$",
  examples: ["2026-02-14T02:00Z"],
};
const latLon: Schema = object(
  { lat: { type: "number", minimum: -90, maximum: 90 }, lon: { type: "number", minimum: -180, maximum: 180 } },
  ["lat", "lon"],
);
const radius: Schema = { type: "number", exclusiveMinimum: 0 };
const words: Schema = { type: "string", minLength: 1, maxLength: 200 };
const shapes: { readonly [S in PlaceShape]: readonly [key: string, schema: Schema] } = {
  point: ["point", latLon],
  circle: [
    "circle",
    {
      oneOf: [
        object({ centre: latLon, radiusKm: radius }, ["centre", "radiusKm"]),
        object({ centre: latLon, radiusNm: radius }, ["centre", "radiusNm"]),
      ],
    },
  ],
  polygon: ["polygon", { type: "array", items: latLon, minItems: 3, maxItems: 500 }],
  "ocean-quadrant": [
    "quadrant",
    object({ ocean: words, sector: { enum: ["NE", "SE", "SW", "NW"] } }, ["ocean", "sector"]),
  ],
  "named-water": ["water", words],
  "named-site": ["site", words],
};

function object(properties: Schema, required: readonly string[]): Schema {
  return { type: "object", properties, required, additionalProperties: false };
}

/** JSON Schema (2020-12) of a form's fields: for documents, the API and editors. The checks say more than a schema can. */
export function jsonSchemaOfFields(fields: ReadonlyMap<string, FieldSpec>): object {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...ofFields(fields) };
}

function ofFields(fields: ReadonlyMap<string, FieldSpec>): Schema {
  const needed = [...fields.values()].filter(
    (f) => !f.optional && f.optionalWhen === undefined && f.verified !== "unverified",
  );
  return object(
    Object.fromEntries([...fields].map(([name, spec]) => [name, ofField(spec)])),
    needed.map((f) => f.name),
  );
}

function ofField(spec: FieldSpec): Schema {
  const about = { title: spec.label.en, ...(spec.hint === undefined ? {} : { description: spec.hint.en }) };
  const one = ofValue(spec);
  return spec.many ? { ...about, type: "array", items: one, minItems: 1, maxItems: valuesMax } : { ...about, ...one };
}

function ofValue(spec: FieldSpec): Schema {
  switch (spec.type) {
    case "instant":
      return instant;
    case "day":
      return { type: "string", format: "date" };
    case "interval":
      return object({ opens: instant, closes: instant }, ["opens", "closes"]);
    case "bearing":
      return { type: "number", minimum: 0, exclusiveMaximum: 360 };
    case "number":
      return {
        type: spec.whole ? "integer" : "number",
        ...(spec.min === undefined ? {} : { minimum: spec.min }),
        ...(spec.max === undefined ? {} : { maximum: spec.max }),
      };
    case "choice":
      return { enum: spec.choices.map((c) => c.value) };
    case "flag":
      return { type: "boolean" };
    case "party":
      return { type: "string", pattern: "^[A-Z]{2}$" };
    case "text":
      return { type: "string", minLength: 1, maxLength: spec.lengthMax };
    case "place":
      return { oneOf: spec.shapes.map(ofShape) };
    case "group":
      return ofFields(spec.fields);
  }
}

function ofShape(shape: PlaceShape): Schema {
  const [key, schema] = shapes[shape];
  const named = shape === "named-water" || shape === "named-site";
  return object({ [key]: schema, ...(named ? {} : { name: words }) }, [key]);
}

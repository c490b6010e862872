/** What `comity warnings` prints with `--json` and `--geojson`. `docs/cli.md` is made from these. */
import { z } from "zod";

const position = z.array(z.number()).describe("longitude, latitude");
export const warningWindowSchema = z.object({
  from: z.string().describe("UTC"),
  to: z.string().nullable().describe("null: no clock time ends it"),
  toWords: z.string().optional().describe("the words in place of a time, such as SUNSET"),
  alternate: z.boolean().optional().describe("the text calls it alternate or reserve"),
});
const levelSchema = z.object({
  text: z.string().describe("the text's own words"),
  value: z.number().nullable().describe("in `unit`; null for the surface, no limit, and words that are no level"),
  unit: z.enum(["FT", "FL", "M", "SFC", "UNL"]).nullable(),
  above: z.enum(["AMSL", "AGL"]).optional(),
});
export const warningSchema = z.object({
  id: z.string().optional().describe("of the line of JSON that it came in"),
  series: z.string().nullable().describe("such as NAVAREA IV, HYDROPAC, NOTAM ZGZU"),
  number: z.string().nullable().describe("without its year"),
  year: z.number().int().nullable(),
  issued: z.string().nullable(),
  authority: z.string().nullable(),
  areas: z
    .array(z.looseObject({ type: z.string(), windows: z.array(warningWindowSchema).optional() }))
    .describe(
      "GeoJSON geometries; a circle is a Point with `radiusKm`, a line has `widthKm`; `windows` where areas differ in theirs; `fromQLine` where a NOTAM says no other place",
    ),
  windows: z.array(warningWindowSchema).describe("of all areas, earliest first"),
  cancels: z.array(z.string()).describe("other messages, such as NAVAREA XII 189/23"),
  cancelledBy: z.array(z.string()),
  refersTo: z.array(z.string()),
  selfCancelsAt: z.string().nullable(),
  corrections: z
    .array(
      z.object({
        read: z.string(),
        vice: z.string().describe("in place of this"),
        of: z.string().optional().describe("the message that is corrected, where it is another"),
        by: z.string().optional().describe("the message that corrects this one"),
        applied: z.boolean().describe("areas and windows are those after it; false: listed, and nothing changed"),
      }),
    )
    .describe("what is corrected, and to what"),
  places: z
    .array(z.object({ name: z.string(), withinKm: z.number().optional().describe("said of the area around it") }))
    .describe("places that are only named, where a message has no positions: no areas"),
  hazards: z.array(z.string()).describe("words of the text: a claim, never a kind"),
  notUnderstood: z.array(
    z.object({ from: z.number().int(), to: z.number().int(), text: z.string() }).describe("a span of `text`"),
  ),
  doubts: z.array(z.string()).describe("what the text leaves open, and which reading was taken"),
  levels: z
    .object({ lower: levelSchema.nullable(), upper: levelSchema.nullable() })
    .optional()
    .describe("how low and how high, where a NOTAM says it"),
  qLine: z.object({ centre: position, radiusNm: z.number() }).optional().describe("by which a NOTAM is indexed"),
  text: z.string().describe("exact"),
});
export const warningsGeoJsonSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      geometry: z.looseObject({ type: z.string() }),
      properties: z.looseObject({
        message: z.number().int().describe("counts from 1, in the order of the input"),
        series: z.string().nullable(),
        number: z.string().nullable(),
        year: z.number().int().nullable(),
        hazards: z.array(z.string()),
        windows: z.array(warningWindowSchema),
      }),
    }),
  ),
});
const byHand = z.object({ officer: z.string(), at: z.string().describe("UTC"), reason: z.string().nullable() });
/** What `comity watch regroup --json` prints. */
export const regroupedSchema = z.array(
  z.object({ id: z.string(), warnings: z.array(z.string()), byHand: byHand.nullable() }),
);
/** What `comity feed --json` prints. */
export const feedAnswerSchema = z.array(
  z.object({
    name: z.string(),
    madeAt: z.string().describe("UTC"),
    madeBy: z.string(),
    ended: z.object({ at: z.string().describe("UTC"), by: z.string() }).nullable(),
  }),
);

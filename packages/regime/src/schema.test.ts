import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonSchemaOfFields, readRegime } from "./index.ts";

test("the form as JSON Schema: needed fields, shapes of places, nothing unknown", () => {
  const text = readFileSync(new URL("../../../regimes/p5-launch-notification.yaml", import.meta.url), "utf8");
  const read = readRegime({ file: "p5", text });
  const fields = read.ok ? read.regime.notifications.get("launch")?.fields : undefined;
  expect(jsonSchemaOfFields(fields ?? new Map())).toMatchObject({
    type: "object",
    required: ["missile", "window", "launch-area"], // an impact area may be left out for a space launcher
    additionalProperties: false,
    properties: {
      missile: {
        properties: { kind: { enum: ["icbm", "slbm", "irbm", "other-ballistic", "space-launcher"] } },
        required: ["kind"],
      },
      azimuth: { type: "number", minimum: 0, exclusiveMaximum: 360 },
      "impact-area": {
        type: "array",
        minItems: 1,
        items: {
          oneOf: [{ required: ["circle"] }, { required: ["polygon"] }, { required: ["point"] }, { required: ["site"] }],
        },
      },
    },
  });
});

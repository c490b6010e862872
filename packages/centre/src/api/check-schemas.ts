/** What the API says of a form: the checks that it must pass, and the questions that somebody should ask before it leaves. */
import { z } from "zod";
import { instant, text4 } from "./words.ts";

export const checkSchema = z.object({
  id: z.string(),
  result: z.enum(["pass", "look", "fail"]),
  field: z.string().optional().describe("path of the field that it stands beside, such as window.closes"),
  clause: z.string().optional(),
  message: text4,
});

/** Asked before it leaves; never a reason to keep it back. */
export const questionSchema = z.object({
  key: z.string().describe("names it, for the answer"),
  id: z
    .string()
    .describe(
      "heading, range, spread, window-short, window-long, area-small, area-large, warning, warning-hours, also-under",
    ),
  field: z.string().optional().describe("path of the field that it is about"),
  duty: z.string().optional().describe("of a parallel duty: its name, such as launch.navarea"),
  clause: z.string().optional(),
  numbers: z
    .record(z.string(), z.number())
    .describe("what it was worked out from, the unit last: saidDeg, rangeKm, windowMinutes"),
  message: text4,
  answered: z
    .object({ by: z.string(), at: instant, reason: z.string() })
    .nullable()
    .describe("an officer says that it was asked and answered"),
});

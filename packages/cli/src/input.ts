/** JSON that a person or a script hands to a command. */
import { z } from "zod";
import { type Io, Stop } from "./io.ts";
import { findJsonFault } from "./json-fault.ts";

/** @param path a file, or `-` for standard input */
export async function readJson(io: Io, path: string): Promise<unknown> {
  const text = (await io.read(path)).replace(/^\uFEFF/, "");
  const name = path === "-" ? "standard input" : path;
  const fault = findJsonFault(text);
  if (fault !== undefined) throw new Stop(2, `${name}:${fault.line}:${fault.column}: not JSON: ${fault.message}`);
  return JSON.parse(text) as unknown;
}

/** What `notify` reads: the bare fields, or the fields with what else the command line could say. */
export const notifyInputSchema = z.strictObject({
  regime: z.string().optional(),
  type: z.string().optional().describe("absent: the first type of the regime file"),
  fields: z.record(z.string(), z.unknown()).describe("values by field name, as the regime's type asks"),
  to: z.array(z.string()).optional().describe("addressees; absent: all other parties"),
  language: z.string().optional().describe("the authentic text's language; absent: the sender's"),
});
export type NotifyInput = z.infer<typeof notifyInputSchema>;

export function parseNotifyInput(json: unknown, name: string): NotifyInput {
  const whole = notifyInputSchema.safeParse(json);
  if (whole.success) return whole.data;
  return { fields: parseFields(json, name) };
}

export function parseFields(json: unknown, name: string): Record<string, unknown> {
  const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
  if (!isObject)
    throw new Stop(2, `${name}: fields are one JSON object, such as {"window": {"opens": "…", "closes": "…"}}`);
  return json as Record<string, unknown>;
}

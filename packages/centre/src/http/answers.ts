/** What the routes' schemas share: how an answer is described, and the names of things in an address. */
import { z } from "zod";
import { problemSchema } from "../api/schemas.ts";

const problems = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemSchema } },
});

export const refusals = { "4xx": problems("what was wrong and what to do next") };
/** For the calls that act. */
export const halts = { ...refusals, 503: problems("this centre has stopped: nothing was done") };

export function answers<S extends z.ZodType>(schema: S, description = "done") {
  return { 200: { description, content: { "application/json": { schema } } }, ...refusals };
}
export function created<S extends z.ZodType>(schema: S, description: string) {
  return { 201: { description, content: { "application/json": { schema } } }, ...refusals };
}
/** What is no JSON: a proof, a table. */
export function text(type: string, description: string) {
  return { 200: { description, content: { [type]: { schema: z.string() } } }, ...refusals };
}

export const idParams = z.object({
  id: z.string().min(1).max(200).describe("an id or a reference such as US-2026-0042"),
});

/** What `brief` prints with `--json`. `docs/cli.md` is made from these. */
import { type Brief, footnotesOf, sectionNames } from "@comity/brief";
import { z } from "zod";

export const briefSchema = z.object({
  on: z.string().describe("the day whose knowledge is told"),
  between: z.array(z.string()).describe("empty: the five"),
  language: z.enum(["en", "fr", "ru", "zh"]),
  title: z.string(),
  rules: z.array(z.string()).describe("how figures were chosen, in sentences"),
  sentences: z.array(
    z.object({
      section: z.enum(sectionNames),
      sentence: z.string(),
      notes: z.array(z.number().int()).describe("numbers of its sources on the page"),
      sources: z.array(
        z.object({
          table: z.string().describe("a table, or an agreement"),
          row: z.number().int().describe("the line of its file"),
          title: z.string(),
          url: z.string().nullable(),
          dated: z
            .enum(["published", "event"])
            .describe(
              "event: of an agreement's life, known from its day on; the day of the page read is not in the record",
            ),
          published: z
            .string()
            .describe("the last day that its publication leaves open; of an agreement's event, its day"),
        }),
      ),
      rows: z.array(z.object({ file: z.string(), line: z.number().int() })),
    }),
  ),
});

export function briefShape(brief: Brief): z.input<typeof briefSchema> {
  const notes = footnotesOf(brief);
  const { on, between, language, title, rules, sections } = brief;
  const sentences = sections.flatMap((s) =>
    s.sentences.map((x) => ({
      section: x.section,
      sentence: x.sentence,
      notes: [...notes.numbersOf(x)],
      sources: x.sources.map((y) => ({ ...y })),
      rows: x.rows.map((y) => ({ ...y })),
    })),
  );
  return { on, between: [...between], language, title, rules: [...rules], sentences };
}

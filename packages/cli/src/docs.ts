/**
 * `docs/cli.md`, made from the command's own help and from the schemas by which it is checked and typed.
 *
 *     node packages/cli/dist/docs.js > docs/cli.md
 */
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  callSchema,
  declarationRoundSchema,
  dueSchema,
  entrySchema,
  fileSchema,
  knownFileSchema,
  lineSchema,
  messageSchema,
  outgoingSchema,
  paperSchema,
  shiftSchema,
} from "@comity/centre";
import type { Command } from "commander";
import { z } from "zod";
import { accessSchema } from "./access.ts";
import { briefSchema } from "./brief-shapes.ts";
import { countAnswerSchema } from "./count-shapes.ts";
import {
  citationSchema,
  figuresAnswerSchema,
  figuresCheckSchema,
  figuresDiffSchema,
  figuresListSchema,
} from "./figures-shapes.ts";
import { archivedSchema } from "./ingest/archive-file.ts";
import { ingestedSchema } from "./ingest-shapes.ts";
import { notifyInputSchema } from "./input.ts";
import type { Io } from "./io.ts";
import { outlookAnswerSchema } from "./outlook-shapes.ts";
import { program } from "./program.ts";
import {
  caseAnswerSchema,
  differenceSchema,
  draftAnswerSchema,
  dutyRowSchema,
  regimeFaultSchema,
  standingAnswerSchema,
  upAnswerSchema,
} from "./shapes.ts";
import { talksAnswerSchema, talkWaitingSchema } from "./talks-shapes.ts";
import { feedAnswerSchema, regroupedSchema, warningSchema, warningsGeoJsonSchema } from "./warnings-shapes.ts";
import { notifiedSchema } from "./watch-input.ts";
import { groupSchema, matchSchema } from "./watch-shapes.ts";

export function commandDocument(): string {
  const comity = program(silent, () => {});
  const commands = comity.commands.flatMap((c) => {
    // `figures` does something by itself; `regime` only holds others.
    const isDoor = c.commands.length > 0 && c.options.length === 0;
    return isDoor ? c.commands : [c, ...c.commands];
  });
  return `${[head, "## Commands", ...commands.map(commandPart), "## Shapes", ...shapes.map(shapePart)].join("\n\n")}\n`;
}

const silent: Io = { print() {}, say() {}, paint: (_, t) => t, read: async () => "", columns: 100 };

const head = `# The \`comity\` command

<!-- Made by packages/cli/src/docs.ts from the command's help and its schemas; a test holds it current. -->

From the checkout: \`npx comity …\`. Data goes to standard output, words to standard error; \`-\` is standard input. With \`--json\` the
output has one of the shapes below. \`NO_COLOR\` is respected. All times are UTC.

\`\`\`
npx comity up --access access.json                                   # in one terminal
npx comity notify launch.json --access access.json --as US --json    # in another
npx comity release US-2026-0001 --access access.json --as US
npx comity inbox --access access.json --as CN
npx comity acknowledge US-2026-0001 --access access.json --as CN
npx comity route US-2026-0001 --desk warning --access access.json --as CN
npx comity read US-2026-0001 --desk warning --access access.json --as CN
\`\`\`

\`launch.json\` holds the fields that the regime asks for, such as

\`\`\`json
{
  "missile": { "kind": "icbm" },
  "window": { "opens": "2026-11-30T06:00Z", "closes": "2026-11-30T12:00Z" },
  "launch-area": { "site": "Vandenberg, California" },
  "impact-area": [{ "circle": { "centre": { "lat": 9, "lon": 167.7 }, "radiusKm": 200 } }]
}
\`\`\`

| exit code | |
|---|---|
| 0 | done |
| 1 | the answer is no: a check fails (the draft is kept), something of ours is overdue, an officer may not do this |
| 2 | bad input or usage: JSON that cannot be read (with file, line and column), an unknown party, regime or item, a faulty regime file or row |
| 3 | could not be done: no centre answers, a port is taken, a disk is full |

Every command takes \`--json\`. Those that ask a centre (all but \`up\`, \`verify\`, \`regime\`, \`count\`, \`outlook\`, \`figures\`, \`cite\`, \`talks\`, \`brief\`, \`watch match\` and \`warnings\`) also take

| | |
|---|---|
| \`--access FILE\` | what \`up --access FILE\` wrote; or the environment's \`COMITY_ACCESS\` |
| \`--as PARTY\` | whose centre, such as US; or the environment's \`COMITY_AS\` |
| \`--officer NAME\` | who does it, by name or role; without it, the officer who is named below |

\`up\` gives its consoles the ports from \`--port\` on, in alphabetical order of the parties: CN, FR, GB, RU, US. The centres reach each
other at the next free ports after those. All of it listens on 127.0.0.1 only.`;

interface Shape {
  readonly title: string;
  readonly words: string;
  readonly schema: z.ZodType;
  readonly isList?: boolean;
}
const shapes: readonly Shape[] = [
  {
    title: "`up --access FILE`",
    words: "The file, mode 0600. Whoever reads it can act as any of these officers.",
    schema: accessSchema,
  },
  { title: "`up --json`", words: "One line, when all centres answer; the command runs on.", schema: upAnswerSchema },
  { title: "`notify` input", words: "Either this, or the bare `fields`.", schema: notifyInputSchema },
  {
    title: "`notify`, `release`, `follow-up`, `correct`",
    words:
      "`state` is `draft` when a check fails (exit code 1), `awaiting-release` after composing, `sent` after release.",
    schema: draftAnswerSchema,
  },
  {
    title: "`inbox`, `sent`; `acknowledge`, `route`, `read`",
    words: "The first two print a list, newest first; the others the one item as it then stands.",
    schema: entrySchema,
    isList: true,
  },
  {
    title: "`due`",
    words: "As `inbox`, one for each thing owed, late first, and with these keys more.",
    schema: only(dueSchema, entrySchema),
    isList: true,
  },
  { title: "`show`", words: "As one of `inbox`, with these keys more.", schema: only(messageSchema, entrySchema) },
  {
    title: "`regime check`",
    words: "Every fault of every file; an empty list and exit code 0 when there is none.",
    schema: regimeFaultSchema,
    isList: true,
  },
  {
    title: "`regime show --on`",
    words: "Where each party stands, duty by duty. Without `--on`: the whole regime as it was read.",
    schema: standingAnswerSchema,
  },
  {
    title: "`regime due`",
    words: "Late first, then by the time due; exit code 1 when something is late.",
    schema: dutyRowSchema,
    isList: true,
  },
  { title: "`regime cases`", words: "One for each case.", schema: caseAnswerSchema, isList: true },
  {
    title: "`regime diff`",
    words: "Value by value; exit code 1 when there is one.",
    schema: differenceSchema,
    isList: true,
  },
  {
    title: "`count`",
    words: "Each party against each limit, and as other parties count it.",
    schema: countAnswerSchema,
  },
  {
    title: "`outlook`",
    words: "Bands by year, what they are held against, and how such bands did before. The method: docs/outlook.md.",
    schema: outlookAnswerSchema,
  },
  { title: "`figures`", words: "With any filter: the figures that it leaves.", schema: figuresAnswerSchema },
  { title: "`figures` without a filter", words: "What there is to ask for.", schema: figuresListSchema },
  {
    title: "`figures check`",
    words: "Every fault of every row; exit code 2 when there is one.",
    schema: figuresCheckSchema,
  },
  {
    title: "`figures diff`",
    words: "Cell by cell; exit code 1 when there is one.",
    schema: figuresDiffSchema,
    isList: true,
  },
  {
    title: "`line list`; `line test`, `freeze`, `resume`, `clear`",
    words: "Every line; the others print the one line as it then stands.",
    schema: lineSchema,
    isList: true,
  },
  {
    title: "`line history`; `line call`, `say`, `answer`, `decline`, `show`",
    words: "Calls, the newest first, each with its one outcome; the others print the one call.",
    schema: callSchema,
    isList: true,
  },
  {
    title: "`paper list`; `paper show`",
    words: "The newest first; exit code 1 with --waiting when one waits for our reply.",
    schema: paperSchema,
    isList: true,
  },
  { title: "`file list`, `file ask`", words: "The newest first.", schema: knownFileSchema, isList: true },
  { title: "`file give`", words: "What its bytes are, and their digest.", schema: fileSchema },
  {
    title: "`file save`",
    words: "Where it was written; exit code 1 when its bytes are not to be had.",
    schema: z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() }),
  },
  {
    title: "`handover show`, `take`, `open`, `read`, `sign`, `withdraw`, `note`, `plan`, `cancel`",
    words: "Who has the watch, what passes on, and how far the hand-over is.",
    schema: shiftSchema,
  },
  {
    title: "`declare list`; `declare compare`",
    words: "Round by round; exit code 1 when one of ours is late.",
    schema: declarationRoundSchema,
    isList: true,
  },
  {
    title: "`paper table`, `answer`, …, `release`; `declare file`, `release`, `open`",
    words: "What was prepared, as it then stands.",
    schema: outgoingSchema,
  },
  {
    title: "`watch match`",
    words:
      "One for each event; exit code 1 when one was not announced, 2 when rows were refused (the good ones are matched).",
    schema: matchSchema,
    isList: true,
  },
  { title: "`watch match --notifications`", words: "What is read: one on each line.", schema: notifiedSchema },
  {
    title: "`talks`",
    words: "All as known on the day of `--on`. With `--waiting` the list of `waiting` alone, as below.",
    schema: talksAnswerSchema,
  },
  {
    title: "`brief`",
    words: "One entry for each sentence, in the order of the page.",
    schema: briefSchema,
  },
  { title: "`talks --waiting`", words: "Longest first.", schema: talkWaitingSchema, isList: true },
  { title: "`warnings group`", words: "Single warnings are groups of one.", schema: groupSchema, isList: true },
  {
    title: "`watch ingest`",
    words: "A line for each file or answer.",
    schema: ingestedSchema,
  },
  {
    title: "`watch ingest --archive FILE`",
    words:
      "A line of the file for each text; besides, lines of `kind` `fetched` say when an address was asked, and of `served` what it serves no more.",
    schema: archivedSchema,
  },
  {
    title: "`watch regroup`",
    words: "The groups that these warnings are in now.",
    schema: regroupedSchema.element,
    isList: true,
  },
  {
    title: "`feed`",
    words: "`make` with `--write`, `list` and `end`.",
    schema: feedAnswerSchema.element,
    isList: true,
  },
  { title: "`cite`", words: "One for each figure, or for the one row.", schema: citationSchema, isList: true },
  {
    title: "`warnings read --json`",
    words: "One for each message, in their order.",
    schema: warningSchema,
    isList: true,
  },
  { title: "`warnings read --geojson`", words: "A feature for each area.", schema: warningsGeoJsonSchema },
];

/** The keys that one shape has more than another. */
function only(wide: z.ZodObject, narrow: z.ZodObject): z.ZodObject {
  const own = Object.entries(wide.shape).filter(([key]) => !(key in narrow.shape));
  return z.object(Object.fromEntries(own));
}

function commandPart(c: Command): string {
  const above = c.parent?.name() ?? "comity";
  const parent = above === "comity" ? "" : `${above} `;
  const args = c.registeredArguments.map((a) => {
    const name = `${a.name().toUpperCase()}${a.variadic ? "…" : ""}`;
    return a.required ? name : `[${name}]`;
  });
  const usage = ["comity", `${parent}${c.name()}`, ...args].join(" ");
  const isSeated = c.options.some((o) => o.long === "--officer");
  const own = c.options.filter((o) => o.long !== "--json" && !(isSeated && common.includes(o.long ?? "")));
  const rows = [
    ...c.registeredArguments.map((a) => `| \`${a.name().toUpperCase()}\` | ${a.description} |`),
    ...own.map((o) => {
      const value = o.defaultValue === undefined ? "" : ` (default: ${String(o.defaultValue)})`;
      return `| \`${o.flags}\` | ${o.mandatory ? "needed: " : ""}${o.description}${value} |`;
    }),
  ];
  const officer = c.options.find((o) => o.long === "--officer")?.description.match(/\(default: (.+)\)/)?.[1];
  const words = `${capital(c.description())}${isSeated ? ` Done by ${officer}.` : ""}`;
  return [`### ${usage}`, words, ...(rows.length === 0 ? [] : [`| | |\n|---|---|\n${rows.join("\n")}`])].join("\n\n");
}

/** Told once for all commands that ask a centre. */
const common = ["--access", "--as", "--officer"];

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
}

function shapePart({ title, words, schema, isList }: Shape): string {
  const json = z.toJSONSchema(schema, { unrepresentable: "any" }) as JsonSchema;
  const rows = rowsOf(json, isList ? "[]." : "");
  return [`### ${title}`, words, `| key | value | |\n|---|---|---|\n${rows.join("\n")}`].join("\n\n");
}

function rowsOf(s: JsonSchema, prefix: string): readonly string[] {
  return Object.entries(s.properties ?? {}).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    const optional = s.required?.includes(key) ? "" : ", may be absent";
    const row = `| \`${path}\` | ${typeOf(value)}${optional} | ${value.description ?? ""} |`;
    return [row, ...inner(value, path)];
  });
}

/** The rows of what stands inside: an object's keys, a list's, a map's. A text in four languages says that in one word. */
function inner(s: JsonSchema, path: string): readonly string[] {
  const some = s.anyOf?.find((a) => a.type !== "null") ?? s;
  if (isText4(some)) return [];
  if (some.properties !== undefined) return rowsOf(some, `${path}.`);
  if (some.items?.properties !== undefined && !isText4(some.items)) return rowsOf(some.items, `${path}[].`);
  const each = some.additionalProperties;
  if (typeof each === "object" && each.properties !== undefined) return rowsOf(each, `${path}.*.`);
  return [];
}

function typeOf(s: JsonSchema): string {
  if (s.anyOf !== undefined) return s.anyOf.map(typeOf).join(" or ");
  if (s.enum !== undefined) return s.enum.map((e) => `\`${String(e)}\``).join(", ");
  if (isText4(s)) return "text in `en`, `fr`, `ru`, `zh`";
  if (s.type === "array") return `list of ${s.items === undefined ? "anything" : typeOf(s.items)}`;
  if (s.type === "object" && s.additionalProperties !== undefined && s.properties === undefined) {
    const each = typeof s.additionalProperties === "object" ? typeOf(s.additionalProperties) : "anything";
    return `object of ${each === "" ? "anything" : each} by ${s.propertyNames?.description ?? "name"}`;
  }
  return [s.type ?? "anything"].flat().join(" or ");
}

const isText4 = (s: JsonSchema): boolean => Object.keys(s.properties ?? {}).join() === "en,fr,ru,zh";

const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url))
  process.stdout.write(commandDocument());

/** `docs/api.md`, made from the OpenAPI document and the kinds of problem, so that it says what the server does. */
import { problemKinds } from "./problems.ts";

interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
}
type Content = Readonly<Record<string, { readonly schema?: Shape }>>;
interface Call {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
export interface Described {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
}

export function guideFromOpenApi(d: Described): string {
  const calls = Object.entries(d.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ method: method.toUpperCase(), path, call })),
  );
  const tables = d.tags.map((tag) => {
    const rows = calls
      .filter(({ call }) => call.tags.includes(tag.name))
      .map(({ method, path, call }) => [
        `\`${method} ${path.replace("/api/v1", "")}\``,
        call.summary,
        taken(call),
        given(call),
      ]);
    return `### ${capital(tag.name)}: ${tag.description}\n\n${table(["call", "what it does", "takes", "gives"], rows)}`;
  });
  const shapes = Object.entries(d.components.schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, shape]) => shapeSection(name, shape));
  const problems = problemKinds.map((p) => [String(p.status), `\`urn:comity:problem:${p.kind}\``, p.title]);
  return `${opening}
## Calls

All stand under \`/api/v1\`. An item is named by its id or by its reference, such as \`US-2026-0042\`.

${tables.join("\n\n")}

\`inbox\`, \`sent\` and \`due\` may also be asked for as \`.json\`.

## When the answer is no

Every refusal is [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) \`application/problem+json\`, shape [Problem](#problem): \`detail\`
says what was wrong and what to do next, \`faults\` where. Broken JSON is told with its line and column. A form that
fails a check is kept, and comes back as \`draft\`.

${table(["status", "type", "title"], problems)}

## Events

\`GET /events\` is a stream of server-sent events. The first comes at once; each later one says that something changed, and a
comment every 15 s that nothing did. Ask again for what you show; nothing is lost by reconnecting. A session may hold 20 streams.

    id: 1042
    data: {"position":1042,"at":"2026-02-14T02:00:11.123Z","ring":false}

What was detected, with the answer for each, is \`GET /events.json\`; asked with \`accept: application/json\`, \`GET /events\` gives the same.

## Launch watch

The warning desk and a watch officer may post to it; a feed uses the token of one of them. A text is kept exactly as it came, once, at
most 100 kB, with its first-seen time and digest; another text under the same name is a new version. Areas, windows, groups and answers
are read out of the texts anew each time.

    curl -H "Authorization: Bearer $TOKEN" -H "content-type: application/json" \\
      -d '{"source":"feed of NAVAREA II","text":"NAVAREA II 309/25\\n…"}' http://127.0.0.1:4100/api/v1/warnings
    curl -H "Authorization: Bearer $TOKEN" -H "content-type: text/csv" \\
      --data-binary @detections.csv "http://127.0.0.1:4100/api/v1/events?source=radar"

A detection that no notification fits rings until one that fits is received, or until somebody says what it was
(\`POST /events/{id}/settle\`).

## Shapes

Fields marked \`?\` may be absent. Times are UTC, \`2026-02-14T02:00:11.123Z\`.

${shapes.join("\n\n")}
`;
}

const opening = `# The HTTP API of a centre

<!-- Made from the schemas by packages/centre/src/http/guide.test.ts; to make it anew: npx vitest run guide -u -->

For officers and their tools. Centres speak to each other by other means. The whole of it for machines is in
[openapi.json](openapi.json), and each centre serves its own at \`/api/v1/openapi.json\`.

## Signing in

Nothing is answered without. \`comity up --access FILE\` writes each centre's address and its officers' tokens:

    curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:4100/api/v1/due

A browser comes in by a link that \`comity up\` prints (\`/enter?code=…\`, good once), which sets a cookie named after the centre,
such as \`comity-us\`. It ends after 12 idle hours or by signing out, and is worth nothing at another centre. A call that changes something by a
cookie also carries the header \`x-comity: 1\`, and comes from the console's own pages. A centre answers only to its own host names,
and without TLS only on the machine that it runs on.
`;

function shapeSection(name: string, shape: Shape): string {
  const rows = Object.entries(shape.properties ?? {}).map(([field, s]) => {
    const isOptional = !(shape.required ?? []).includes(field);
    const preset = s.default === undefined ? "" : `absent: \`${JSON.stringify(s.default)}\``;
    return [
      `\`${field}\`${isOptional ? " ?" : ""}`,
      words(s),
      [s.description ?? "", preset].filter((w) => w !== "").join("; "),
    ];
  });
  return `### ${name}\n\n${table(["field", "is", ""], rows)}`;
}

function taken(call: Call): string {
  return Object.values(call.requestBody?.content ?? {})
    .map((c) => words(c.schema ?? {}))
    .join(", ");
}
function given(call: Call): string {
  const [, ok] = Object.entries(call.responses).find(([status]) => status.startsWith("2")) ?? [];
  const [type, content] = Object.entries(ok?.content ?? {})[0] ?? [];
  if (type === undefined || ok === undefined) return "";
  return type === "application/json" ? words(content?.schema ?? {}) : `\`${type}\`: ${ok.description}`;
}

/** A shape in a few words: `[Entry](#entry) list`, `text or null`, `"pass", "look" or "fail"`. */
function words(s: Shape): string {
  if (s.$ref !== undefined) {
    const name = s.$ref.split("/").at(-1) ?? "";
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (s.enum !== undefined) return either(s.enum.map((e) => `\`${e}\``));
  if (s.anyOf !== undefined) return either(s.anyOf.map(words));
  if (s.type === "array") return `list of ${words(s.items ?? {})}`;
  if (s.type === "object") {
    const fields = Object.entries(s.properties ?? {});
    if (fields.length === 0)
      return typeof s.additionalProperties === "object" ? `${words(s.additionalProperties)} by name` : "object";
    return `{ ${fields.map(([name, f]) => `${name}${s.required?.includes(name) ? "" : "?"}: ${words(f)}`).join(", ")} }`;
  }
  const types = typeof s.type === "string" ? [s.type] : (s.type ?? []);
  return types.length === 0 ? "anything" : either(types.map((t) => plain[t] ?? t));
}
const plain: Readonly<Record<string, string>> = { string: "text", integer: "whole number", boolean: "true or false" };

const either = (of: readonly string[]): string =>
  of.length < 2 ? of.join("") : `${of.slice(0, -1).join(", ")} or ${of.at(-1)}`;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

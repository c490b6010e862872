/**
 * What a browser fetches to show the Desk in English: the page, what it names, what those import at once, the English words and
 * the Latin font. Compressed by gzip at its default level, which is what the plainest server would do.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export interface Row {
  readonly what: string;
  readonly measured: number;
  readonly floor?: number;
  readonly ratio?: number;
  readonly target?: number;
  readonly unit: string;
}

const web = join(dirname(fileURLToPath(import.meta.url)), "../dist/web");
const targetKb = 400;

function sizeOf(path: string): number {
  const bytes = readFileSync(join(web, path));
  return path.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length;
}

/** Files that a script imports before it runs. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(web, path), "utf8");
  return [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map((m) => `assets/${m[1] ?? ""}`);
}

function firstLoad(): Set<string> {
  const page = readFileSync(join(web, "index.html"), "utf8");
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((m) => m[1] ?? "");
  const files = new Set(["index.html"]);
  const waiting = [...named, ...assets(/^en-.*\.js$/), ...assets(/^noto-sans-latin-wght-normal-.*\.woff2$/)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (files.has(next)) continue;
    files.add(next);
    if (next.endsWith(".js")) waiting.push(...importsOf(next));
  }
  return files;
}

const assets = (pattern: RegExp): string[] =>
  readdirSync(join(web, "assets"))
    .filter((name) => pattern.test(name))
    .map((name) => `assets/${name}`);

async function run(): Promise<Row[]> {
  if (!existsSync(join(web, "index.html"))) throw new Error("the console is not built: run `npm run build` first");
  const files = [...firstLoad()];
  const sum = (list: readonly string[]): number => Math.round(list.reduce((n, f) => n + sizeOf(f), 0) / 100) / 10;
  const fonts = files.filter((f) => f.endsWith(".woff2"));
  return [
    { what: "console, first load, compressed", measured: sum(files), target: targetKb, unit: "kB" },
    { what: "  of which fonts", measured: sum(fonts), unit: "kB" },
  ];
}

export default { name: "console first load", run };

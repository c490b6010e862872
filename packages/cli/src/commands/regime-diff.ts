/** Where two regime files differ, value by value. */
import type { Regime } from "@comity/regime";
import { type ExitCode, type Io, json } from "../io.ts";
import { openRegime } from "../library.ts";

export interface Difference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** @returns exit code 0 when they say the same, 1 when they differ */
export async function diff(one: string, other: string, o: { readonly json?: boolean }, io: Io): Promise<ExitCode> {
  const [a, b] = [await openRegime(one, io), await openRegime(other, io)];
  const found = differences(a.regime, b.regime);
  if (o.json) io.print(json(found));
  else for (const d of found) io.print(`${d.path}: ${words(d.a)} → ${words(d.b)}`);
  io.say(found.length === 0 ? "they say the same" : `${found.length} difference${found.length === 1 ? "" : "s"}`);
  return found.length === 0 ? 0 : 1;
}

export function differences(a: Regime, b: Regime): readonly Difference[] {
  return compare(plain(a), plain(b), "");
}

/** What stands in a file for its reader, without where it stands. */
const silent = ["position", "digest", "textsInOneLanguage", "eventFields", "known", "clocks", "name", "id"];
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([k, v]) => [String(k), plain(v)]));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([k]) => !silent.includes(k))
      .map(([k, v]) => [k, plain(v)]),
  );
}

function compare(a: unknown, b: unknown, path: string): readonly Difference[] {
  if (isObject(a) && isObject(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return keys.flatMap((k) => compare(a[k], b[k], path === "" ? k : `${path}.${k}`));
  }
  if (Array.isArray(a) && Array.isArray(b) && a.every(isObject) && b.every(isObject)) {
    const longest = Math.max(a.length, b.length);
    return Array.from({ length: longest }, (_, i) => i).flatMap((i) => compare(a[i], b[i], `${path}[${i}]`));
  }
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ path, a: a ?? null, b: b ?? null }];
}
const isObject = (v: unknown): v is { readonly [key: string]: unknown } =>
  typeof v === "object" && v !== null && !Array.isArray(v);
const words = (v: unknown): string => (v === null ? "—" : typeof v === "string" ? v : JSON.stringify(v));

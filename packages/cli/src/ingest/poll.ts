/**
 * Addresses asked politely: one at a time, no sooner than so many minutes after the last time, with what their server said of freshness,
 * under our own name; after a failure later and later, and no sooner than the server asks for.
 */
import { bytesMax, decoded } from "./texts.ts";

/** What polling needs of the world. */
export interface PollWorld {
  now(): number;
  sleep(ms: number): Promise<void>;
  readonly fetch: typeof fetch;
}
export interface Freshness {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}
export type Fetch =
  | { readonly kind: "text"; readonly text: string; readonly freshness: Freshness }
  | { readonly kind: "unchanged" }
  /** `retryAfterMs`: what the server asked for. `gone`: it says that there is nothing at this address. */
  | { readonly kind: "failed"; readonly why: string; readonly retryAfterMs: number; readonly gone?: boolean };

export const userAgent = "comity-launch-watch/0.1 (archives public navigational warnings; asks seldom)";
const timeoutMs = 30_000;
const longestWaitMs = 6 * 3_600_000;

export async function fetchOnce(url: string, fresh: Freshness, world: PollWorld): Promise<Fetch> {
  const headers: Record<string, string> = { "user-agent": userAgent, accept: "text/plain, */*;q=0.5" };
  if (fresh.etag !== undefined) headers["if-none-match"] = fresh.etag;
  if (fresh.lastModified !== undefined) headers["if-modified-since"] = fresh.lastModified;
  try {
    const response = await world.fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    if (response.status === 304) return { kind: "unchanged" };
    if (!response.ok) {
      await response.body?.cancel();
      const retryAfterMs = retryAfter(response.headers.get("retry-after"), world.now());
      const gone = response.status === 404 || response.status === 410;
      return {
        kind: "failed",
        why: `it answered ${response.status} ${response.statusText}`.trim(),
        retryAfterMs,
        gone,
      };
    }
    const text = await bodyOf(response);
    if (text === undefined)
      return { kind: "failed", why: `its answer is larger than ${bytesMax / 1e6} MB`, retryAfterMs: 0 };
    const [etag, lastModified] = [response.headers.get("etag"), response.headers.get("last-modified")];
    const freshness = { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
    return { kind: "text", text, freshness };
  } catch (e) {
    const { name, cause, message } = e as Error & { cause?: { code?: string } };
    const why = name === "TimeoutError" ? `no answer within ${timeoutMs / 1000} s` : (cause?.code ?? message);
    return { kind: "failed", why, retryAfterMs: 0 };
  }
}

async function bodyOf(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > bytesMax) return undefined;
    parts.push(part);
  }
  return decoded(Buffer.concat(parts));
}

/** Seconds, or a date. */
function retryAfter(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 24 * 3_600_000) : 0;
}

/** When an address may be asked again. */
export class Turns {
  private readonly next = new Map<string, number>();
  private readonly failures = new Map<string, number>();
  private readonly everyMs: number;
  constructor(everyMs: number, lastAsked: ReadonlyMap<string, number> = new Map()) {
    this.everyMs = everyMs;
    for (const [url, at] of lastAsked) this.next.set(url, at + everyMs);
  }
  dueAt(url: string): number {
    return this.next.get(url) ?? 0;
  }
  asked(url: string, at: number, outcome: Fetch): void {
    const failed = outcome.kind === "failed" ? (this.failures.get(url) ?? 0) + 1 : 0;
    this.failures.set(url, failed);
    const backOff = Math.min(this.everyMs * 2 ** failed, Math.max(longestWaitMs, this.everyMs));
    this.next.set(url, at + Math.max(backOff, outcome.kind === "failed" ? outcome.retryAfterMs : 0));
  }
}

/** `comity watch ingest`: texts of warnings from folders, standard input and addresses, into a centre or into a file. */
import type { z } from "zod";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type Archived, openArchive } from "../ingest/archive-file.ts";
import { type Freshness, fetchOnce, type PollWorld, Turns } from "../ingest/poll.ts";
import { filesOf, messagesOf } from "../ingest/texts.ts";
import type { ingestedSchema } from "../ingest-shapes.ts";
import { type ExitCode, type Io, Stop } from "../io.ts";

export interface IngestOptions extends SeatOptions {
  readonly urls?: string;
  readonly archive?: string;
  readonly every: number;
  readonly follow?: boolean;
}
type Ingested = z.input<typeof ingestedSchema>;

interface Sink {
  readonly fetched: ReadonlyMap<string, Freshness & { readonly at: string }>;
  take(messages: readonly string[], source: string): Promise<readonly Pick<Archived, "id" | "sha256">[]>;
  note(url: string, at: string, freshness: Freshness): void;
  close(): void;
}

const here: PollWorld = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  fetch,
};
const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

/** @param world for tests; the clock and the network */
export async function ingest(
  sources: readonly string[],
  o: IngestOptions,
  io: Io,
  world: PollWorld = here,
): Promise<ExitCode> {
  const listed = o.urls === undefined ? [] : addressesIn(await io.read(o.urls), o.urls);
  const urls = [...new Set([...sources.filter(isAddress), ...listed])];
  const files = sources.filter((s) => !isAddress(s));
  if (urls.length + files.length === 0)
    throw new Stop(2, "name a folder, a file, an address or - for standard input; or a list of addresses with --urls");
  const sink = await openSink(o, io, world);
  const report = (r: Ingested): void => {
    if (o.json) io.print(JSON.stringify(r));
    else if (r.fault !== null) io.say(`${r.source}: ${r.fault}`);
    else io.print(`${r.source}: ${r.unchanged ? "unchanged" : `${r.messages} read, ${r.fresh.length} new`}`);
  };
  try {
    let failed = false;
    for (const path of files)
      for (const { source, text } of path === "-"
        ? [{ source: "standard input", text: await io.read("-") }]
        : filesOf(path))
        report(await taken(source, text, sink));
    const turns = new Turns(o.every * 60_000, new Map([...sink.fetched].map(([url, f]) => [url, Date.parse(f.at)])));
    const freshness = new Map<string, Freshness>(sink.fetched);
    while (urls.length > 0) {
      for (const url of urls) {
        const now = world.now();
        if (turns.dueAt(url) > now) {
          if (!o.follow) io.say(`${url}: asked a short while ago; its turn is at ${moment(turns.dueAt(url))}`);
          continue;
        }
        const got = await fetchOnce(url, freshness.get(url) ?? {}, world);
        turns.asked(url, now, got);
        if (got.kind === "failed") {
          failed = true;
          report({
            source: url,
            messages: 0,
            fresh: [],
            unchanged: false,
            fault: `${got.why}; again at ${moment(turns.dueAt(url))}`,
          });
          continue;
        }
        if (got.kind === "unchanged") report({ source: url, messages: 0, fresh: [], unchanged: true, fault: null });
        else report(await taken(url, got.text, sink));
        if (got.kind === "text") freshness.set(url, got.freshness);
        sink.note(url, moment(now), freshness.get(url) ?? {});
      }
      if (!o.follow) break;
      failed = false;
      const next = Math.min(...urls.map((u) => turns.dueAt(u)));
      await world.sleep(Math.max(1000, next - world.now()));
    }
    return failed ? 3 : 0;
  } finally {
    sink.close();
  }
}

async function taken(source: string, text: string, sink: Sink): Promise<Ingested> {
  const { messages, tooLong } = messagesOf(text);
  const fresh = await sink.take(messages, source);
  const fault = tooLong === 0 ? null : `${tooLong} messages longer than 100 kB were passed over`;
  return { source, messages: messages.length, fresh: [...fresh], unchanged: false, fault };
}

async function openSink(o: IngestOptions, io: Io, world: PollWorld): Promise<Sink> {
  if (o.archive !== undefined) {
    const file = openArchive(o.archive);
    for (const fault of file.faults) io.say(fault);
    return {
      fetched: file.fetched,
      take: async (messages, source) =>
        file.add(messages, source, moment(world.now())).map(({ id, sha256 }) => ({ id, sha256 })),
      note: (url, at, freshness) => file.note({ kind: "fetched", url, at, ...freshness }),
      close: () => file.close(),
    };
  }
  const { client } = await takeSeat(io, o);
  return {
    fetched: new Map(),
    async take(messages, source) {
      const fresh: { id: string; sha256: string }[] = [];
      for (const texts of batches(messages)) {
        const { taken: told } = await client.addWarnings({ texts, source: source.slice(0, 500) });
        fresh.push(...told.filter((t) => t.fresh).map((t) => ({ id: t.id, sha256: t.key })));
      }
      return fresh;
    },
    note() {},
    close() {},
  };
}

/** What a centre reads at once is limited, in number and in bytes. */
function* batches(messages: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let size = 0;
  for (const text of messages) {
    const own = JSON.stringify(text).length * 2;
    if (batch.length > 0 && (batch.length >= 200 || size + own > 800_000)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(text);
    size += own;
  }
  if (batch.length > 0) yield batch;
}

/** One address a line; `#` begins a remark. */
function addressesIn(text: string, name: string): readonly string[] {
  return text.split("\n").flatMap((line, i) => {
    const url = line.replace(/(^|\s)#.*$/, "").trim();
    if (url === "") return [];
    if (!isAddress(url))
      throw new Stop(2, `${name}:${i + 1}: "${url.slice(0, 80)}" is no address; it begins with https://`);
    return [url];
  });
}
const moment = (ms: number): string => new Date(ms).toISOString();

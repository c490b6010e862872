/** `comity watch ingest`: texts of warnings from folders, standard input and addresses, into a centre or into a file. */
import { statSync } from "node:fs";
import type { z } from "zod";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type Fetched, openArchive } from "../ingest/archive-file.ts";
import { type Freshness, fetchOnce, type PollWorld, Turns } from "../ingest/poll.ts";
import { Queue } from "../ingest/queue.ts";
import { centreSink, digestOf, fileSink, freshnessOf, type Sink, Unreachable } from "../ingest/sink.ts";
import { filesOf, messagesOf } from "../ingest/texts.ts";
import type { ingestedSchema } from "../ingest-shapes.ts";
import { type ExitCode, type Io, Stop } from "../io.ts";

export interface IngestOptions extends SeatOptions {
  readonly urls?: string;
  readonly archive?: string;
  readonly state?: string;
  readonly every: number;
  readonly follow?: boolean;
}
type Ingested = z.input<typeof ingestedSchema>;

const here: PollWorld = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  fetch,
};
const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);
/** With `--follow`, how often folders are looked into again. */
const folderMs = 60_000;

/** @param world for tests; the clock and the network */
export async function ingest(
  sources: readonly string[],
  o: IngestOptions,
  io: Io,
  world: PollWorld = here,
): Promise<ExitCode> {
  const listed = o.urls === undefined ? [] : addressesIn(await io.read(o.urls), o.urls);
  const urls = [...new Set([...sources.filter(isAddress), ...listed])];
  const paths = sources.filter((s) => !isAddress(s));
  if (urls.length + paths.length === 0)
    throw new Stop(2, "name a folder, a file, an address or - for standard input; or a list of addresses with --urls");
  const { sink, fetched } = await openSink(o, io, world);
  const run = new Run(o, io, world, sink, fetched);
  try {
    if (paths.includes("-")) await run.text("standard input", await io.read("-"));
    const folders = paths.filter((p) => p !== "-");
    for (;;) {
      await run.folders(folders);
      run.failed = false;
      await run.addresses(urls);
      if (!o.follow || folders.length + urls.length === 0) return await run.end();
      await world.sleep(Math.max(1000, run.nextAt(urls, folders.length > 0) - world.now()));
      await run.queue.flush();
    }
  } catch (e) {
    if (e instanceof Unreachable) throw new Stop(3, `${e.message}; nothing of it is lost, give it again`);
    throw e;
  } finally {
    sink.close();
  }
}

/** One run of the command: what was asked, when, and what it reported. */
class Run {
  failed = false;
  readonly queue: Queue;
  private readonly turns: Turns;
  private readonly freshness: Map<string, Freshness>;
  /** Of each file, what it last held: one that is as it was is not read out again. */
  private readonly read = new Map<string, string>();

  private readonly o: IngestOptions;
  private readonly io: Io;
  private readonly world: PollWorld;
  constructor(o: IngestOptions, io: Io, world: PollWorld, sink: Sink, fetched: ReadonlyMap<string, Fetched>) {
    [this.o, this.io, this.world] = [o, io, world];
    this.turns = new Turns(o.every * 60_000, new Map([...fetched].map(([url, f]) => [url, Date.parse(f.at)])));
    this.freshness = new Map([...fetched].map(([url, f]) => [url, freshnessOf(f)]));
    this.queue = new Queue({
      sink,
      world,
      patient: o.follow === true,
      say: (words) => io.say(words),
      kept: ({ source, messages, isNews }, { fresh, gone }) => {
        if (isNews || gone.length > 0)
          this.report({ source, messages: messages.length, fresh: [...fresh], gone: [...gone] });
      },
    });
  }

  async text(source: string, text: string, address?: { readonly fetched: Fetched }): Promise<void> {
    const { messages, tooLong } = messagesOf(text);
    if (tooLong > 0)
      this.report({ source, messages: 0, fault: `${tooLong} messages longer than 100 kB were passed over` });
    // An answer without any message is more likely a fault of the server than the end of all its warnings.
    const whole = address !== undefined && messages.length > 0 && tooLong === 0;
    if (tooLong > 0 && messages.length === 0) return;
    await this.queue.give({ source, messages, whole, isNews: true, fetched: address?.fetched ?? null });
  }

  async folders(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      // What is followed may be moved away for a moment; what never was there is a mistake.
      if (this.read.size > 0 && !isThere(path)) continue;
      for (const { source, text } of filesOf(path)) {
        const digest = digestOf(text);
        if (this.read.get(source) === digest) continue;
        this.read.set(source, digest);
        await this.text(source, text);
      }
    }
  }

  /** One after the other, each no sooner than its turn. */
  async addresses(urls: readonly string[]): Promise<void> {
    for (const url of urls) {
      const now = this.world.now();
      if (this.queue.isFull) return;
      if (this.turns.dueAt(url) > now) {
        if (!this.o.follow)
          this.io.say(`${url}: asked a short while ago; its turn is at ${moment(this.turns.dueAt(url))}`);
        continue;
      }
      await this.address(url, now);
    }
  }

  private async address(url: string, now: number): Promise<void> {
    const got = await fetchOnce(url, this.freshness.get(url) ?? {}, this.world);
    this.turns.asked(url, now, got);
    if (got.kind === "text") this.freshness.set(url, got.freshness);
    if (got.kind === "failed") {
      this.failed = true;
      const fault = `${got.why}; again at ${moment(this.turns.dueAt(url))}`;
      this.report({ source: url, messages: 0, fault });
      if (got.gone) await this.queue.give({ source: url, messages: [], whole: true, isNews: false, fetched: null });
      return;
    }
    const fetched: Fetched = { kind: "fetched", url, at: moment(now), ...(this.freshness.get(url) ?? {}) };
    if (got.kind === "text") return this.text(url, got.text, { fetched });
    this.report({ source: url, messages: 0, unchanged: true });
    await this.queue.give({ source: url, messages: [], whole: false, isNews: false, fetched });
  }

  nextAt(urls: readonly string[], hasFolders: boolean): number {
    const turns = this.queue.isFull ? [] : urls.map((u) => this.turns.dueAt(u));
    return Math.min(
      ...turns,
      ...(hasFolders ? [this.world.now() + folderMs] : []),
      this.queue.retryAt ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Standard input is read once; what waits of it is still given until it is kept. */
  async end(): Promise<ExitCode> {
    for (let at = this.queue.retryAt; at !== undefined; at = this.queue.retryAt) {
      await this.world.sleep(Math.max(1000, at - this.world.now()));
      await this.queue.flush();
    }
    return this.failed ? 3 : 0;
  }

  private report(said: Partial<Ingested> & Pick<Ingested, "source" | "messages">): void {
    const r: Ingested = { fresh: [], gone: [], unchanged: false, fault: null, ...said };
    if (this.o.json) this.io.print(JSON.stringify(r));
    else if (r.fault !== null) this.io.say(`${r.source}: ${r.fault}`);
    else {
      const gone = r.gone.length === 0 ? "" : `, ${r.gone.length} no longer served`;
      this.io.print(`${r.source}: ${r.unchanged ? "unchanged" : `${r.messages} read, ${r.fresh.length} new${gone}`}`);
    }
  }
}

async function openSink(
  o: IngestOptions,
  io: Io,
  world: PollWorld,
): Promise<{ readonly sink: Sink; readonly fetched: ReadonlyMap<string, Fetched> }> {
  const path = o.archive ?? o.state;
  const file = path === undefined ? undefined : openArchive(path);
  for (const fault of file?.faults ?? []) io.say(fault);
  const fetched = new Map(file?.fetched);
  if (o.archive !== undefined && file !== undefined)
    return { sink: fileSink(file, () => moment(world.now())), fetched };
  const { client } = await takeSeat(io, o, { role: "watch-officer", or: "feed" });
  return { sink: centreSink(client, file), fetched };
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

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

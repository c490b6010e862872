/** Where texts of warnings go: an archive file, or a centre, which may be out of reach for a while. */
import { createHash } from "node:crypto";
import { type Client, OutOfReach, Refused } from "@comity/centre/client";
import type { Archived, ArchiveFile, Fetched } from "./archive-file.ts";
import type { Freshness } from "./poll.ts";

export interface Parcel {
  readonly source: string;
  readonly messages: readonly string[];
  /** They are all that an address serves now; what it served before and does no more is to be noted. */
  readonly whole: boolean;
  /** Something was read, which is told once it is kept. */
  readonly isNews: boolean;
  /** What the address said of its freshness: remembered once the texts are kept, and not sooner. */
  readonly fetched: Fetched | null;
}
export interface Kept {
  readonly fresh: readonly Pick<Archived, "id" | "sha256">[];
  /** Digests of texts that the source serves no more. */
  readonly gone: readonly string[];
}
export interface Sink {
  /** @throws Unreachable when it could not be kept now; nothing is lost by giving it again */
  keep(parcel: Parcel): Promise<Kept>;
  close(): void;
}
/** The centre cannot be asked now. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** What is given as source to a centre holds at most this. */
const sourceMax = 500;
const keysMax = 10_000; // tidy: how many digests a centre takes at once

export function fileSink(file: ArchiveFile, now: () => string): Sink {
  return {
    async keep({ messages, source, whole, fetched }) {
      const fresh = file.add(messages, source, now());
      const gone = whole ? file.served(messages, source, now()) : [];
      if (fetched !== null) file.note(fetched);
      return { fresh: fresh.map(({ id, sha256 }) => ({ id, sha256 })), gone };
    },
    close: () => file.close(),
  };
}

/** @param state a file that remembers between runs when each address was last asked */
export function centreSink(client: Client, state: ArchiveFile | undefined): Sink {
  return {
    async keep({ messages, source: given, whole, fetched }) {
      const source = given.slice(0, sourceMax);
      const fresh: Pick<Archived, "id" | "sha256">[] = [];
      const keys: string[] = [];
      for (const texts of batches(messages)) {
        const { taken } = await reached(() => client.addWarnings({ texts, source }));
        keys.push(...taken.map((t) => t.key));
        fresh.push(...taken.filter((t) => t.fresh).map((t) => ({ id: t.id, sha256: t.key })));
      }
      const tells = whole && keys.length <= keysMax;
      const gone = tells ? (await reached(() => client.noteServed({ source, keys }))).gone : [];
      if (fetched !== null) state?.note(fetched);
      return { fresh, gone };
    },
    close: () => state?.close(),
  };
}

/** @throws Unreachable for what passes: no answer, a centre that has stopped or is asked too often */
async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (e) {
    if (e instanceof OutOfReach) throw new Unreachable(e.message);
    if (e instanceof Refused && (e.problem.status >= 500 || e.problem.status === 429))
      throw new Unreachable(e.problem.detail);
    throw e;
  }
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

export const freshnessOf = ({ etag, lastModified }: Freshness): Freshness => ({
  ...(etag === undefined ? {} : { etag }),
  ...(lastModified === undefined ? {} : { lastModified }),
});
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

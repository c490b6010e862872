/** Opening a journal of 100,000 envelopes: read, every byte checked, everything folded. */

import { hash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { leafHash } from "@comity/proof";
import {
  type EnvelopeId,
  type ItemId,
  instantOf,
  type Message,
  type Party,
  sealMessage,
  sealReceipt,
  utf8,
} from "@comity/wire";
import { makeKeyPair, nodePrimitives, signerFromPem } from "@comity/wire/node";
import type { Env } from "../src/core/env.ts";
import type { JournalEntry } from "../src/core/journal.ts";
import { Centre } from "../src/shell/centre.ts";
import { SqliteJournal } from "../src/shell/sqlite.ts";
import type { LeafRow } from "../src/shell/world.ts";
import { launchFields, regimeFile } from "../src/testing.ts";

const envelopes = 100_000;
const us = "US" as Party;
const cn = "CN" as Party;

export default {
  name: "opening a journal",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "comity-bench-"));
    const path = join(folder, "journal.db");
    try {
      const env = write(path);
      const open = (): number => {
        const start = performance.now();
        const journal = SqliteJournal.open(path);
        const centre = new Centre(env.env, { ...env.world, journal });
        const took = performance.now() - start;
        if (centre.tree.size !== envelopes) throw new Error(`${centre.tree.size} envelopes`);
        centre.close();
        return took / 1000;
      };
      const floor = floorOf(path);
      return [
        {
          what: `${envelopes.toLocaleString("en")} envelopes, ${Math.round(statSync(path).size / 1e6)} MB (floor: reading every row and hashing it)`,
          measured: open(),
          floor,
          target: "under 2 s",
          unit: "s",
        },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Notifications received from one peer, each followed by our acknowledgement. */
function write(path: string): { env: Env; world: Omit<ConstructorParameters<typeof Centre>[1], "journal"> } {
  const [theirs, ours] = [1, 2].map(() =>
    signerFromPem(makeKeyPair("ed25519", "drill").privatePem, "ed25519", "drill"),
  );
  if (theirs === undefined || ours === undefined) throw new Error("no keys");
  const regime = regimeFile("p5-launch-notification");
  const env: Env = {
    me: cn,
    directory: {
      record: "bench",
      purpose: "drill",
      keys: new Map([
        [cn, [ours.publicKey]],
        [us, [theirs.publicKey]],
      ]),
    },
    regimes: new Map([[regime.id, regime]]),
    primitives: nodePrimitives,
    desks: [],
    routeWithinMinutes: 10,
  };
  const start = Date.UTC(2026, 0, 1);
  const journal = SqliteJournal.open(path);
  for (const _ of journal.load());
  const previous = new Map<Party, EnvelopeId>();
  let [entries, leaves]: [JournalEntry[], LeafRow[]] = [[], []];
  let unreceipted: { id: EnvelopeId; receivedAt: Instant }[] = [];
  let position = 0;
  for (let n = 0; n < envelopes; n++) {
    const isTheirs = n % 2 === 0;
    const from = isTheirs ? us : cn;
    const at = instantOf(start + n * 60_000);
    const id = (n >> 1).toString(16).padStart(32, "0") as ItemId;
    const common = {
      comity: 1,
      record: "bench",
      from,
      to: [isTheirs ? cn : us],
      sequence: (n >> 1) + 1,
      previous: previous.get(from) ?? null,
      sentAt: at,
    } as const;
    const message: Message = isTheirs
      ? {
          ...common,
          body: {
            kind: "notification",
            id,
            type: "launch",
            reference: `US-2026-${String((n >> 1) + 1).padStart(4, "0")}`,
            regime: { id: regime.id, digest: regime.digest },
            fields: launchFields(start + (n + 2000) * 60_000) as never,
            language: "en",
            composedAt: at,
            officers: { composed: "A", released: "B" },
          },
        }
      : {
          ...common,
          body: { kind: "acknowledgement", of: id, envelope: previous.get(us) ?? ("" as EnvelopeId), officer: "C", at },
        };
    const sealed = sealMessage(nodePrimitives, message, [isTheirs ? theirs : ours]);
    previous.set(from, sealed.id);
    position += 1;
    entries.push(
      isTheirs
        ? { kind: "received", at, peer: us, id: sealed.id, envelope: sealed.text }
        : { kind: "sent", at, id: sealed.id, message },
    );
    leaves.push({
      leaf: n,
      position,
      hash: leafHash((b) => nodePrimitives.sha256(b), utf8(sealed.text)),
      line: isTheirs ? null : sealed.text,
    });
    if (!isTheirs) unreceipted.push({ id: sealed.id, receivedAt: at });
    if (unreceipted.length === 64) {
      const receipt = { comity: 1, record: "bench", from: us, to: cn, envelopes: unreceipted } as const;
      position += 1;
      entries.push({ kind: "receipted", at, peer: us, receipt: sealReceipt(receipt, [theirs]).text });
      unreceipted = [];
    }
    if (entries.length >= 2000) {
      journal.commit(entries, leaves);
      [entries, leaves] = [[], []];
    }
  }
  journal.commit(entries, leaves);
  journal.close();
  return {
    env,
    world: {
      now: () => instantOf(start + envelopes * 60_000),
      random: (n) => new Uint8Array(n),
      send: () => {},
      defer: () => {},
      signers: [ours],
      log: () => {},
    },
  };
}

function floorOf(path: string): number {
  const db = new DatabaseSync(path);
  const start = performance.now();
  for (const row of db
    .prepare("SELECT body, coalesce(journal.line, leaves.line) AS line FROM journal JOIN leaves USING (position)")
    .iterate()) {
    const { body, line } = row as { body: string; line: string };
    hash("sha256", body);
    hash("sha256", line);
  }
  db.close();
  return (performance.now() - start) / 1000;
}

/** What tests of a centre share: a few real centres in memory, joined by paths that a test can hold up or look into. */

import { readFileSync } from "node:fs";
import { type Regime, readRegime } from "@comity/regime";
import { readPlaces } from "@comity/watch";
import {
  type Directory,
  type ItemId,
  instantOf,
  type Message,
  type Party,
  type Signer,
  sealMessage,
} from "@comity/wire";
import { makeKeyPair, makeSealingPair, nodePrimitives, signerFromPem } from "@comity/wire/node";
import type { Act, Answer } from "./core/act.ts";
import type { Env, Officer } from "./core/env.ts";
import type { Frame } from "./core/frames.ts";
import { Centre } from "./shell/centre.ts";
import { MemoryFiles } from "./shell/files/memory.ts";
import { MemoryJournal } from "./shell/memory.ts";
import { sealingFrom } from "./shell/sealing.ts";
import { Desk, type GivenFiles, type Library } from "./shell/service.ts";
import type { Journal, World } from "./shell/world.ts";

export const moreau: Officer = { name: "A. Moreau", role: "watch-officer", desk: null };
export const petit: Officer = { name: "N. Petit", role: "releasing-officer", desk: null };
export const warningDesk: Officer = { name: "C. Lambert", role: "desk", desk: "warning" };
const words = { en: "Warning desk", fr: "Veille d’alerte", ru: "Дежурная служба", zh: "预警值班" };

export function regimeFile(id: string): Regime {
  const file = new URL(`../../../regimes/${id}.yaml`, import.meta.url);
  const read = readRegime({ file: `${id}.yaml`, text: readFileSync(file, "utf8") });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}

const noFiles: GivenFiles = { list: async () => [], file: async () => undefined };
const library: Library = { facts: async () => [], file: async () => undefined };

export interface Seat {
  readonly party: Party;
  readonly centre: Centre;
  readonly desk: Desk;
  readonly signer: Signer;
  readonly world: World;
  readonly files: MemoryFiles;
  act(officer: Officer, act: Act): Answer;
}
export interface Table {
  readonly seats: Readonly<Record<string, Seat>>;
  readonly directory: Directory;
  now: number;
  /** Frames on their way. `deliver` lets them all arrive, and what they cause. */
  readonly onTheWay: { readonly from: Party; readonly to: Party; readonly frame: Frame }[];
  /** Connections that a centre ended. They stay up here: a peer comes back. */
  readonly hungUp: { readonly by: Party; readonly peer: Party }[];
  deliver(keep?: (f: { from: Party; to: Party; frame: Frame }) => boolean): void;
  tick(ms: number): void;
  /** Commits what waits to be committed, and lets nothing arrive. */
  flush(): void;
  seat(party: string): Seat;
}

export interface TableOptions {
  readonly parties?: readonly string[];
  readonly regimes?: readonly (string | Regime)[];
  /** Where the table's clock starts; absent: a night in November 2026. */
  readonly now?: number;
  readonly journal?: (party: string) => Journal;
  /** A list of named places, as `data/places.csv` is one. */
  readonly places?: string;
  /** Offline keys, by party. */
  readonly recoveries?: ReadonlyMap<string, Signer>;
}

export function setTable({
  parties = ["CN", "FR", "GB", "RU", "US"],
  regimes = ["p5-launch-notification"],
  journal,
  places,
  recoveries,
  now = Date.UTC(2026, 10, 24, 3),
}: TableOptions = {}): Table {
  const read = new Map(regimes.map((r) => (typeof r === "string" ? regimeFile(r) : r)).map((r) => [r.id, r]));
  const signers = new Map(
    parties.map((p) => [p as Party, signerFromPem(makeKeyPair("ed25519", "live").privatePem, "ed25519", "live")]),
  );
  const sealings = new Map(parties.map((p) => [p as Party, makeSealingPair("live")]));
  const directory: Directory = {
    record: "table",
    purpose: "live",
    keys: new Map([...signers].map(([p, s]) => [p, [s.publicKey]])),
    sealing: new Map([...sealings].map(([p, s]) => [p, s.publicKey])),
    ...(recoveries === undefined
      ? {}
      : { recovery: new Map([...recoveries].map(([p, s]) => [p as Party, s.publicKey])) }),
  };
  const deferred: (() => void)[] = [];
  let made = 0;
  const table: Table = {
    seats: {},
    directory,
    now,
    onTheWay: [],
    hungUp: [],
    deliver(keep = () => true) {
      for (let more = true; more; ) {
        for (let run = deferred.shift(); run !== undefined; run = deferred.shift()) run();
        more = table.onTheWay.length > 0;
        for (const f of table.onTheWay.splice(0)) if (keep(f)) table.seats[f.to]?.centre.receive(f.from, f.frame);
      }
    },
    flush() {
      for (let run = deferred.shift(); run !== undefined; run = deferred.shift()) run();
    },
    tick(ms) {
      table.now += ms;
      for (const s of Object.values(table.seats)) s.centre.tick();
      table.deliver();
    },
    seat(party) {
      const seat = table.seats[party];
      if (seat === undefined) throw new Error(`no seat ${party}`);
      return seat;
    },
  };
  const seats = table.seats as Record<string, Seat>;
  for (const [party, signer] of signers) {
    const env: Env = {
      me: party,
      directory,
      regimes: read,
      primitives: nodePrimitives,
      desks: [{ id: "warning", title: words, mustRead: true, readWithinMinutes: 10 }],
      routeWithinMinutes: 10,
      ...(places === undefined ? {} : { places: readPlaces(places).places }),
    };
    const own: Signer[] = [signer];
    const sealing = sealingFrom(party, sealings.get(party)?.privatePem ?? "");
    const files = new MemoryFiles();
    const world: World = {
      files,
      hangUp: (peer) => table.hungUp.push({ by: party, peer }),
      now: () => instantOf(table.now),
      random: (n) => Uint8Array.from({ length: n }, (_, i) => (i === 0 ? ++made : party.charCodeAt(i % 2)) & 0xff),
      journal: journal?.(party) ?? new MemoryJournal(),
      send: (to, frame) => table.onTheWay.push({ from: party, to, frame }),
      defer: (run) => deferred.push(run),
      signers: own,
      sealing,
      keys: {
        make(use) {
          if (use === "signing") {
            const made = signerFromPem(makeKeyPair("ed25519", "live").privatePem, "ed25519", "live");
            own.push(made);
            return made.publicKey;
          }
          const pair = makeSealingPair("live");
          sealing.add(pair.privatePem);
          return pair.publicKey;
        },
      },
      log: () => {},
    };
    const centre = new Centre(env, world);
    const desk = new Desk(centre, world, {
      name: words,
      note: null,
      regimeFiles: new Map(),
      library,
      almanac: noFiles,
      models: noFiles,
    });
    const act = (officer: Officer, a: Act): Answer => {
      let answer: Answer | undefined;
      centre.take(
        {
          kind: "act",
          at: world.now(),
          officer,
          act: a,
          newId: Buffer.from(world.random(16)).toString("hex") as ItemId,
        },
        (given) => {
          answer = given;
        },
      );
      for (let run = deferred.shift(); run !== undefined; run = deferred.shift()) run();
      if (answer === undefined) throw new Error(centre.halted ?? "no answer");
      return answer;
    };
    seats[party] = { party, centre, desk, signer, world, files, act };
  }
  for (const a of signers.keys()) for (const b of signers.keys()) if (a !== b) seats[a]?.centre.link(b, true);
  table.deliver();
  return table;
}

export const launchFields = (opensAt: number): Readonly<Record<string, unknown>> => ({
  missile: { kind: "slbm", "range-km": 3503 },
  window: { opens: instantOf(opensAt), closes: instantOf(opensAt + 6 * 3_600_000) },
  "launch-area": { point: { lat: 47.5, lon: -4.5 } },
  "impact-area": [{ circle: { centre: { lat: 37.6, lon: -45.7 }, radiusNm: 150 } }],
});
export const hour = 3_600_000;

export function composeLaunch(table: Table, party: string, opensInHours = 30): ItemId {
  const fields = launchFields(table.now + opensInHours * hour);
  const answer = table.seat(party).act(moreau, {
    do: "compose",
    compose: {
      kind: "notification",
      regime: "p5-launch-notification",
      type: "launch",
      fields,
      late: false,
      submit: true,
    },
  });
  if (answer.id === null || answer.kind !== "done") throw new Error(JSON.stringify(answer));
  return answer.id;
}
export function notifyLaunch(table: Table, party: string, opensInHours = 30): ItemId {
  const id = composeLaunch(table, party, opensInHours);
  const released = table.seat(party).act(petit, { do: "release", id });
  if (released.kind !== "done") throw new Error(JSON.stringify(released));
  return id;
}

/** A line signed by a party's own key, whatever it says. */
export function forge(table: Table, party: string, message: Message): string {
  return sealMessage(nodePrimitives, message, [table.seat(party).signer]).text;
}

/** Lets everything that is on its way arrive, and everything under seal be opened. Sealing takes as long as it takes: nothing is timed. */
export async function settle(table: Table, keep?: Parameters<Table["deliver"]>[0]): Promise<void> {
  const isSealed = (): boolean =>
    Object.values(table.seats).some(({ centre }) => centre.state.unopened.some((fault) => fault === null));
  do {
    table.deliver(keep);
    await new Promise((done) => setImmediate(done));
    table.deliver(keep);
  } while (table.onTheWay.length > 0 || isSealed());
}

/** An act whose words may have to be sealed first; and all that it causes. */
export async function speak(
  table: Table,
  seat: Seat,
  officer: Officer,
  act: Act,
  keep?: Parameters<Table["deliver"]>[0],
): Promise<Answer> {
  let answer: Answer | undefined;
  const asked = seat.centre.act(officer, act).then((a) => {
    answer = a;
  });
  while (answer === undefined) {
    table.deliver(keep);
    await Promise.race([asked, new Promise((done) => setImmediate(done))]);
  }
  await settle(table, keep);
  return answer;
}

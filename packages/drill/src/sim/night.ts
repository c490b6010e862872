import { createHash } from "node:crypto";
import { Centre, type World } from "@comity/centre";
import type { Act, Answer, Env, Officer } from "@comity/centre/core";
import type { Regime } from "@comity/regime";
import { type Directory, type Instant, type ItemId, instantOf, type Party, type Signer } from "@comity/wire";
import { nodePrimitives } from "@comity/wire/node";
import { Broken, Checker } from "./checker.ts";
import { hex, inOrder } from "./compare.ts";
import { SimDisk } from "./disk.ts";
import { calm, SimNetwork, type Weather } from "./network.ts";
import { type Random, randomFrom } from "./random.ts";
import { signerFromSeed } from "./seeded-key.ts";
import { Timeline } from "./timeline.ts";

export interface NightOptions {
  readonly seed: number;
  readonly regime: Regime;
  /** Simulated time with faults, in hours. */
  readonly hours: number;
  readonly notifications: number;
  /** For testing the checker itself: a fault that no centre may survive unseen. */
  readonly sabotage?: "disk-forgets" | "disk-doubles";
  /** Stop at this simulated moment, to look at what led to a failure. */
  readonly until?: Instant;
}
export interface NightReport {
  readonly seed: number;
  /** The same seed and code give the same hash. */
  readonly trace: string;
  readonly steps: number;
  readonly envelopes: number;
  readonly promises: number;
  readonly crashes: number;
  readonly simulatedHours: number;
}

/** A failing night, with the command that plays it again. */
export class NightFailed extends Error {
  override readonly name = "NightFailed";
}

interface Seat {
  readonly party: Party;
  readonly disk: SimDisk;
  readonly signer: Signer;
  /** How wrong its clock is, in milliseconds. */
  skewMs: number;
  /** Undefined while it is down. */
  centre: Centre | undefined;
  world: World | undefined;
  /** A life: what a dead centre still had planned must not run. */
  life: number;
}

const start = Date.UTC(2026, 1, 14);
const watch: Officer = { name: "watch", role: "watch-officer", desk: null };
const second: Officer = { name: "second", role: "releasing-officer", desk: null };
const desk: Officer = { name: "desk", role: "desk", desk: "warning" };
const words = { en: "warning desk", fr: "alerte", ru: "дежурная служба", zh: "预警" };

/**
 * Five real centres through one bad night: lost, doubled, reordered and delayed frames, cut paths, power failures at any write,
 * wrong clocks. Then the faults stop, and all must have arrived. Only the centres' `World` is pretend.
 */
export class Night {
  private readonly options: NightOptions;
  private readonly timeline = new Timeline(start);
  private readonly random: Random;
  private readonly network: SimNetwork;
  private readonly checker: Checker;
  private readonly seats = new Map<Party, Seat>();
  private readonly directory: Directory;
  private readonly trace = createHash("sha256");
  private faults = true;
  private crashes = 0;
  private steps = 0;

  constructor(options: NightOptions) {
    this.options = options;
    this.random = randomFrom(options.seed);
    const parties = options.regime.parties;
    this.checker = new Checker(parties, nodePrimitives);
    const keys = this.random.fork("keys");
    for (const party of parties) {
      const signer = signerFromSeed(keys.bytes(32));
      this.seats.set(party, {
        party,
        disk: new SimDisk(),
        signer,
        skewMs: 0,
        centre: undefined,
        world: undefined,
        life: 0,
      });
    }
    this.directory = {
      record: "night",
      purpose: "drill",
      keys: new Map([...this.seats].map(([p, s]) => [p, [s.signer.publicKey]])),
    };
    this.network = new SimNetwork(this.timeline, this.random.fork("network"), this.weather(), {
      isUp: (p) => this.seats.get(p)?.centre !== undefined,
      arrive: (from, to, frame) => this.run(to, "frame", (c) => c.receive(from, frame)),
      linked: (a, b, up) => {
        this.run(a, "link", (c) => c.link(b, up));
        this.run(b, "link", (c) => c.link(a, up));
      },
    });
    for (const seat of this.seats.values()) {
      if (options.sabotage !== undefined) seat.disk.sabotage(options.sabotage);
      seat.disk.onCommit = (entries) => this.checker.committed(seat.party, entries);
      const random = this.random.fork(`disk ${seat.party}`);
      const rate = this.random.unit() * 0.02;
      seat.disk.failAt = () =>
        this.faults && random.chance(rate) ? random.pick(["before", "after"] as const) : undefined;
    }
  }

  play(): NightReport {
    const { hours, until, seed } = this.options;
    try {
      for (const seat of this.seats.values()) this.boot(seat);
      this.plan();
      const end = start + hours * 3_600_000;
      const stop = until === undefined ? end : Math.min(end, Date.parse(until));
      while (this.timeline.step(stop)) this.steps++;
      if (until === undefined) this.settle(end);
    } catch (e) {
      if (!(e instanceof Error)) throw e;
      const at = instantOf(this.timeline.now);
      throw new NightFailed(
        `seed ${seed} failed at ${at} (simulated): ${e.message}\nagain: COMITY_SEED=${seed} COMITY_UNTIL=${at} npx vitest run --project unit packages/drill`,
        { cause: e },
      );
    }
    return {
      seed,
      trace: this.trace.digest("hex"),
      steps: this.steps,
      envelopes: [...this.seats.values()].reduce((n, s) => n + (s.centre?.tree.size ?? 0), 0),
      promises: this.checker.promises,
      crashes: this.crashes,
      simulatedHours: (this.timeline.now - start) / 3_600_000,
    };
  }

  private weather(): Weather {
    const r = this.random.fork("weather");
    return {
      loss: r.unit() * 0.3,
      doubling: r.unit() * 0.5,
      delayMsMost: r.pick([200, 5_000, 3_600_000, 48 * 3_600_000]),
      cutEveryMs: r.pick([600_000, 3_600_000, 12 * 3_600_000]),
      cutMsMost: r.pick([60_000, 3_600_000, 24 * 3_600_000]),
    };
  }

  /** What happens in the night: officers' work, cuts, wrong clocks. Ticks go on by themselves. */
  private plan(): void {
    const { hours, notifications } = this.options;
    const r = this.random.fork("plan");
    const within = hours * 3_600_000;
    const parties = [...this.seats.keys()];
    for (let n = 0; n < notifications; n++) {
      const party = r.pick(parties);
      this.timeline.plan(r.unit() * within, () => this.compose(party, r.fork(`item ${n}`)));
    }
    for (let at = 0; at < within; at += this.network.weather.cutEveryMs * (0.5 + r.unit())) {
      const a = r.pick(parties);
      const b = r.pick(parties.filter((p) => p !== a));
      const forMs = r.unit() * this.network.weather.cutMsMost;
      this.timeline.plan(at, () => {
        if (this.faults) this.network.break(a, b, forMs);
      });
    }
    for (const seat of this.seats.values()) {
      const drift = r.chance(0.5) ? (r.unit() - 0.5) * 7_200_000 : 0;
      this.timeline.plan(r.unit() * within, () => {
        seat.skewMs = this.faults ? drift : 0;
      });
      this.timeline.plan(r.unit() * within, () => {
        seat.skewMs = 0;
      });
    }
  }

  private boot(seat: Seat): void {
    seat.life++;
    const { life } = seat;
    const isAlive = (): boolean => seat.life === life && seat.centre !== undefined;
    const random = this.random.fork(`centre ${seat.party} ${life}`);
    const world: World = {
      now: () => instantOf(this.timeline.now + seat.skewMs),
      random: (n) => random.bytes(n),
      journal: seat.disk,
      signers: [seat.signer],
      send: (to, frame) => {
        this.checker.leaves(seat.party, frame);
        this.network.send(seat.party, to, frame);
      },
      defer: (run) =>
        this.timeline.plan(1, () => {
          if (isAlive()) this.run(seat.party, "flush", run);
        }),
      log: () => {},
    };
    seat.world = world;
    seat.centre = new Centre(this.env(seat.party), world);
    for (const other of this.seats.keys()) {
      if (other === seat.party || !this.network.isOpen(seat.party, other)) continue;
      this.run(seat.party, "link", (c) => c.link(other, true));
      this.run(other, "link", (c) => c.link(seat.party, true));
    }
    const tick = (): void => {
      if (!isAlive()) return;
      this.run(seat.party, "tick", (c) => c.tick());
      this.work(seat, random);
      this.timeline.plan(this.faults ? 60_000 : 1_000, tick);
    };
    this.timeline.plan(1_000, tick);
  }

  private env(me: Party): Env {
    return {
      me,
      directory: this.directory,
      regimes: new Map([[this.options.regime.id, this.options.regime]]),
      primitives: nodePrimitives,
      desks: [{ id: "warning", title: words, mustRead: true, readWithinMinutes: 10 }],
      routeWithinMinutes: 10,
    };
  }

  /** Run a piece of a centre. If its power fails, it is gone, and comes back later from its disk. */
  private run(party: Party, what: string, piece: (c: Centre) => void): void {
    const seat = this.seats.get(party);
    if (seat?.centre === undefined) return;
    this.trace.update(`${this.timeline.now} ${party} ${what} ${seat.centre.state.position}\n`);
    piece(seat.centre);
    if (seat.centre?.halted !== undefined) this.crash(seat);
  }
  private crash(seat: Seat): void {
    this.crashes++;
    seat.centre = undefined;
    for (const other of this.seats.keys())
      if (other !== seat.party) this.run(other, "link", (c) => c.link(seat.party, false));
    const down = this.faults ? this.random.unit() * 3_600_000 : 1_000;
    this.timeline.plan(down, () => {
      if (seat.centre === undefined) this.boot(seat);
    });
  }

  private act(seat: Seat, officer: Officer, act: Act, then: (a: Answer) => void): void {
    this.run(seat.party, act.do, (c) =>
      c.take(
        {
          kind: "act",
          at: instantOf(this.timeline.now + seat.skewMs),
          officer,
          act,
          newId: hex(this.random.bytes(16)) as ItemId,
        },
        (answer) => {
          if (answer !== undefined) then(answer);
        },
      ),
    );
  }

  private compose(party: Party, r: Random): void {
    const seat = this.seats.get(party);
    if (seat?.centre === undefined) return;
    const opens = this.timeline.now + (26 + r.unit() * 100) * 3_600_000;
    const fields = {
      missile: { kind: r.pick(["icbm", "slbm"]), "range-km": 3000 + r.below(9000) },
      window: { opens: instantOf(opens), closes: instantOf(opens + 3_600_000) },
      "launch-area": { point: { lat: r.below(120) - 60, lon: r.below(360) - 180 } },
      "impact-area": [
        { circle: { centre: { lat: r.below(120) - 60, lon: r.below(360) - 180 }, radiusKm: 10 + r.below(200) } },
      ],
    };
    const act: Act = {
      do: "compose",
      compose: {
        kind: "notification",
        regime: this.options.regime.id,
        type: "launch",
        fields,
        late: true,
        submit: true,
      },
    };
    this.act(seat, watch, act, (a) => {
      if (a.kind !== "done" || a.id === null) return;
      this.release(seat, a.id);
    });
  }
  private release(seat: Seat, id: ItemId): void {
    this.act(seat, second, { do: "release", id }, (a) => {
      if (a.kind === "done") this.checker.answered(seat.party, `release ${id}`, this.checker.isSent(seat.party, id));
    });
  }

  /** What the officers of a centre do now and then with what lies open before them. */
  private work(seat: Seat, r: Random): void {
    const { centre, party } = seat;
    if (centre === undefined || !r.chance(this.faults ? 0.5 : 1)) return;
    const s = centre.state;
    for (const d of s.drafts.values())
      if (d.state === "awaiting-release" && r.chance(0.5)) this.release(seat, d.data.id);
    for (const id of s.unsettled.keys()) {
      const i = s.items.get(id);
      if (i === undefined || !r.chance(0.5)) continue;
      if (i.from === party) {
        if (i.item.kind !== "notification" || !r.chance(0.02)) continue;
        const at = instantOf(this.timeline.now);
        this.act(
          seat,
          watch,
          {
            do: "compose",
            compose: {
              kind: "follow-up",
              type: "launched",
              about: id,
              fields: { "launched-at": at },
              late: false,
              submit: true,
            },
          },
          () => {},
        );
        continue;
      }
      if (!s.acknowledgements.get(id)?.has(party)) {
        this.act(seat, watch, { do: "acknowledge", id }, (a) => {
          if (a.kind === "done") this.checker.answered(party, `acknowledge ${id}`, this.checker.isSent(party, id));
        });
      }
      if (!s.routes.get(id)?.has("warning")) this.act(seat, watch, { do: "route", id, desks: ["warning"] }, () => {});
      else if (s.routes.get(id)?.get("warning")?.readAt === null) {
        this.act(seat, desk, { do: "read", id, desk: "warning" }, (a) => {
          if (a.kind === "done") this.checker.answered(party, `read ${id}`, this.checker.isRead(party, id, "warning"));
        });
      }
    }
  }

  /** The faults stop: everything must arrive, and every centre must open again from its disk as it was. */
  private settle(end: number): void {
    this.timeline.now = Math.max(this.timeline.now, end);
    this.faults = false;
    this.network.weather = calm;
    for (const seat of this.seats.values()) {
      seat.skewMs = 0;
      if (seat.centre === undefined) this.boot(seat);
    }
    for (const a of this.seats.keys()) for (const b of this.seats.keys()) if (a < b) this.network.mend(a, b);
    const limit = this.timeline.now + 30 * 60_000;
    while (this.timeline.now < limit && !this.isQuiet() && this.timeline.step(limit)) this.steps++;
    if (!this.isQuiet())
      throw new Broken(`half an hour after the faults stopped, something still waits: ${this.waiting()}`);
    this.checker.allDelivered();
    for (const seat of this.seats.values()) this.reopen(seat);
  }
  private isQuiet(): boolean {
    return this.waiting() === "";
  }
  private waiting(): string {
    return [...this.seats.values()]
      .flatMap(({ party, centre }) => {
        if (centre === undefined) return [`${party} is down`];
        const s = centre.state;
        const outbox = [...s.outbox].filter(([, q]) => q.size > 0).map(([to, q]) => `${party} has ${q.size} for ${to}`);
        const gaps = [...s.streams]
          .filter(([, st]) => st.missingSince !== null)
          .map(([id]) => `${party} misses part of ${id}`);
        return [...outbox, ...gaps];
      })
      .join("; ");
  }
  private reopen(seat: Seat): void {
    const before = seat.centre;
    if (before === undefined || seat.world === undefined) throw new Broken(`${seat.party} is down`);
    const again = new Centre(this.env(seat.party), { ...seat.world, defer: () => {}, send: () => {} });
    const same = again.tree.size === before.tree.size && hex(again.tree.root()) === hex(before.tree.root());
    if (!same) throw new Broken(`${seat.party} opens with another record than it closed with`);
    for (const view of ["items", "acknowledgements", "routes", "receipts", "about", "drafts"] as const) {
      const was = inOrder(before.state[view]);
      if (inOrder(again.state[view]) !== was)
        throw new Broken(`${seat.party} opens with other ${view} than it closed with`);
    }
    this.trace.update(`${seat.party} ${hex(again.tree.root())}\n`);
  }
}

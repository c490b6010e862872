/** Five real centres in one process, on a clock of their own and a network that loses nothing, with officers who do their duty. */
import { createHash } from "node:crypto";
import { type Centre, type CentreFolder, MemoryJournal, openCentre, SqliteJournal, type World } from "@comity/centre";
import type { Act, Answer, Officer } from "@comity/centre/core";
import { assert, type Instant, type ItemId, type Party, plusMs } from "@comity/wire";
import { launchName } from "./launches.ts";
import { between, type Planned } from "./notification.ts";
import { Timeline } from "./timeline.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface Playing {
  readonly folder: CentreFolder;
  readonly centre: Centre;
  readonly journal: MemoryJournal;
}
export interface Skipped {
  readonly launch: string;
  readonly because: string;
}

/** Plays it all, then writes each journal in one commit: a replay is whole or it is not there. */
export function play(
  folders: readonly CentreFolder[],
  planned: readonly Planned[],
  regime: string,
  type: string,
): readonly Skipped[] {
  const inOrder = planned
    .map((p) => ({ planned: p, composeAt: composeAt(p) }))
    .sort((a, b) => (a.composeAt < b.composeAt ? -1 : 1));
  const first = inOrder[0];
  if (first === undefined) return [];
  const timeline = new Timeline(plusMs(first.composeAt, -hourMs));
  const centres = openAll(folders, timeline);
  const skipped: Skipped[] = [];
  for (const next of inOrder) {
    timeline.at(next.composeAt, () => playOne(next.planned, { timeline, centres, regime, type, skipped }));
  }
  timeline.run();
  for (const p of centres.values()) {
    assert(p.centre.state.unsettled.size === 0, `nothing stays open in the replay at ${p.folder.config.party}`);
    p.centre.close();
  }
  for (const p of centres.values()) keep(p);
  return skipped;
}

interface Stage {
  readonly timeline: Timeline;
  readonly centres: ReadonlyMap<Party, Playing>;
  readonly regime: string;
  readonly type: string;
  readonly skipped: Skipped[];
}

/** Compose, release, and at each peer: acknowledge, route, read; after the launch the same with what became of it. */
function playOne(p: Planned, stage: Stage): void {
  const { timeline, centres } = stage;
  const from = centres.get(p.launch.state as Party);
  const name = launchName(p.launch);
  if (from === undefined) {
    stage.skipped.push({ launch: name, because: `${p.launch.state} is no party` });
    return;
  }
  const compose = {
    kind: "notification",
    regime: stage.regime,
    type: stage.type,
    fields: p.fields,
    late: false,
    submit: true,
  } as const;
  say(stage, from, p, "notification", { do: "compose", compose }, (id) => {
    const { type, at, fields } = p.launched;
    timeline.at(at, () => {
      const followUp = { kind: "follow-up", about: id, type, fields, late: false, submit: true } as const;
      say(stage, from, p, "follow-up", { do: "compose", compose: followUp }, () => {});
    });
  });
}

function say(stage: Stage, from: Playing, p: Planned, kind: string, act: Act, then: (id: ItemId) => void): void {
  const { timeline, centres } = stage;
  const name = launchName(p.launch);
  const newId = createHash("sha256").update(`${name}\n${kind}`).digest("hex").slice(0, 32) as ItemId;
  from.centre.take(
    { kind: "act", at: timeline.now, officer: officerOf(from, "watch-officer"), act, newId },
    (answer) => {
      if (answer?.kind !== "done") {
        stage.skipped.push({
          launch: name,
          because: `the ${kind} fails its checks: ${answer?.detail ?? "the centre stopped"}`,
        });
        return;
      }
      timeline.in(between(p.launch, `${kind} released`, 10, releaseMinutesMax) * minuteMs, () => {
        perform(stage, from, "releasing-officer", { do: "release", id: newId });
        then(newId);
        for (const peer of centres.values()) if (peer !== from) handle(stage, peer, p, kind, newId);
      });
    },
  );
}

const releaseMinutesMax = 90;

function handle(stage: Stage, peer: Playing, p: Planned, kind: string, id: ItemId): void {
  const { timeline } = stage;
  const { party, desks } = peer.folder.config;
  const minutes = (what: string, from: number, to: number): number =>
    between(p.launch, `${kind} ${party} ${what}`, from, to) * minuteMs;
  const mustRead = desks.filter((d) => d.mustRead).map((d) => d.id);
  timeline.in(minutes("acknowledged", 2, 11), () => {
    perform(stage, peer, "watch-officer", { do: "acknowledge", id });
    timeline.in(minutes("routed", 1, 3), () => {
      perform(stage, peer, "watch-officer", { do: "route", id, desks: mustRead });
      for (const desk of mustRead)
        timeline.in(minutes("read", 1, 8), () => perform(stage, peer, "desk", { do: "read", id, desk }));
    });
  });
}

function perform({ timeline }: Stage, who: Playing, role: Officer["role"], act: Act): void {
  const newId = "0".repeat(32) as ItemId;
  const done = (answer: Answer | undefined): void =>
    assert(
      answer?.kind === "done",
      `${act.do} at ${who.folder.config.party}: ${answer?.kind === "no" ? answer.detail : "the centre stopped"}`,
    );
  who.centre.take(
    { kind: "act", at: timeline.now, officer: officerOf(who, role, act.do === "read" ? act.desk : null), act, newId },
    done,
  );
}

function officerOf(p: Playing, role: Officer["role"], desk: string | null = null): Officer {
  const found = p.folder.config.officers.find((o) => o.role === role && (desk === null || o.desk === desk));
  assert(found !== undefined, `${p.folder.config.party} has a ${role}${desk === null ? "" : ` at ${desk}`}`);
  return { name: found.name, role: found.role, desk: found.desk };
}

/** So long before the window that it is received from 26 to 96 hours before, whatever the second officer takes. */
function composeAt(p: Planned): Instant {
  const lead = between(p.launch, "lead", 26 * 60, 96 * 60) * minuteMs;
  return plusMs(p.window.opens, -lead - between(p.launch, "notification released", 10, releaseMinutesMax) * minuteMs);
}

function openAll(folders: readonly CentreFolder[], timeline: Timeline): ReadonlyMap<Party, Playing> {
  const centres = new Map<Party, Playing>();
  for (const folder of folders) {
    const me = folder.config.party;
    const journal = new MemoryJournal();
    const world: World = {
      now: () => timeline.now,
      // Nothing in a replay is a secret, and the same replay has the same names.
      random: (n) =>
        new Uint8Array(createHash("shake256", { outputLength: n }).update(`${me} ${timeline.now}`).digest()),
      journal,
      send: (to, frame) => timeline.in(latencyMs(me, to), () => centres.get(to)?.centre.receive(me, frame)),
      defer: (run) => timeline.in(0, run),
      signers: folder.signers,
      log: (level, words) => assert(level === "info", words),
    };
    centres.set(me, { folder, journal, centre: openCentre(folder, world) });
  }
  for (const { centre } of centres.values()) {
    for (const peer of centres.keys()) if (peer !== centre.env.me) centre.link(peer, true);
  }
  return centres;
}

/** Between two centres always the same, between a tenth and half of a second. */
const latencyMs = (from: Party, to: Party): number => 100 + ((from.charCodeAt(0) * 31 + to.charCodeAt(0) * 17) % 400);

function keep({ folder, journal }: Playing): void {
  const kept = SqliteJournal.open(folder.journalPath);
  try {
    const before = [...kept.load()].length;
    assert(before === 0, "a replay begins with an empty journal");
    const stored = [...journal.load()];
    kept.commit(
      stored.map((s) => s.entry),
      stored.flatMap((s) => s.leaf ?? []),
    );
  } finally {
    kept.close();
  }
}

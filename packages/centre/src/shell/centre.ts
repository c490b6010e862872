import type { MerkleTree } from "@comity/proof";
import {
  bad,
  type EnvelopeId,
  faultLine,
  type Instant,
  type ItemId,
  messageInOwnLine,
  type Party,
  type PublicKey,
  type Result,
  type SealingKey,
  type Signer,
  sealReceipt,
  toHex,
} from "@comity/wire";
import type { Act, Answer } from "../core/acts.ts";
import { apply } from "../core/apply.ts";
import type { Effect } from "../core/effect.ts";
import type { Env, Officer } from "../core/env.ts";
import { batchEnvelopesMax, type Frame, isFileFrame } from "../core/frames.ts";
import type { JournalEntry } from "../core/journal.ts";
import { closed, emptyState, opened, type State } from "../core/state.ts";
import { type Input, step } from "../core/step.ts";
import { FileExchange } from "./files/exchange.ts";
import { lineToSend, readyKeyAct, signersAt } from "./keys.ts";
import { Record } from "./record.ts";
import { needsSeal, sealAct } from "./seal-act.ts";
import { boundOf } from "./sealing.ts";
import { Damaged, type World } from "./world.ts";

/** The centre stopped before it signed: its disk is full, or its journal is damaged. Nothing accepted is lost. */
export class Halted extends Error {
  override readonly name = "Halted";
}

export interface Refusal {
  readonly at: Instant;
  readonly peer: string;
  readonly line: string;
  readonly detail: string;
}

const refusalsMax = 200;
/**
 * So many entries are committed without waiting for more: the peers can begin on them while we go on. One commit for so many
 * is already nearly free; waiting for all that is on its way would leave one side idle while the other works.
 */
const groupMost = 32;

/**
 * The thin shell around `step`: persist, then sign, then send. Inputs change the state in memory at once; what they say to
 * anyone (an answer, a receipt, an envelope, a view) waits for the one commit that makes them durable.
 */
export class Centre {
  readonly env: Env;
  private readonly world: World;
  private readonly record: Record;
  private ahead: State;
  private behind: State;
  private pending: { readonly effects: readonly Effect[]; readonly isLink: boolean; readonly answer: () => void }[] =
    [];
  private waiting = 0;
  private isFlushing = false;
  private stopped: string | undefined;
  private readonly listeners = new Set<(isNews: boolean) => void>();
  private readonly refused: Refusal[] = [];
  private readonly opening = new Set<EnvelopeId>();
  readonly files: FileExchange | undefined;

  /** Opens the journal and folds it. @throws Damaged when what is on disk is not what was written */
  constructor(env: Env, world: World) {
    this.env = env;
    this.world = world;
    let state = opened(emptyState(world.now()));
    // While it is folded, the state knows only what was said before the entry that is signed.
    this.ahead = state;
    this.record = new Record(env.primitives, (at) => signersAt(env, this.ahead, world, at), world.journal);
    for (const { position, entry, leaf, lineHash } of world.journal.load()) {
      if (position === 1) state = opened(emptyState(entry.at));
      state = apply(env, state, entry);
      this.ahead = state;
      this.record.retake(position, entry, leaf, lineHash);
    }
    state = closed(state);
    if (state.leaves !== this.record.tree.size) throw new Damaged("the record and the journal count differently");
    this.ahead = state;
    this.behind = state;
    if (world.files !== undefined)
      this.files = new FileExchange(world.files, {
        env,
        world,
        state: () => this.behind,
        tell: (told) => this.take({ kind: "file", at: this.world.now(), told }),
      });
    world.defer(() => this.unseal());
  }

  /** What is durable. Views are made from this. */
  get state(): State {
    return this.behind;
  }
  get tree(): MerkleTree {
    return this.record.tree;
  }
  /** Why the centre stopped, in one sentence; undefined while it runs. */
  get halted(): string | undefined {
    return this.stopped;
  }
  now(): Instant {
    const now = this.world.now();
    return now > this.behind.clock ? now : this.behind.clock;
  }
  refusals(): readonly Refusal[] {
    return this.refused;
  }

  /** The keys by which we sign now. */
  signers(): readonly Signer[] {
    return signersAt(this.env, this.behind, this.world, this.now());
  }
  /** A new key of ours, made and kept here, that is good for nothing yet. Undefined where none can be kept. */
  makeKey(use: "signing" | "sealing"): PublicKey | SealingKey | undefined {
    return this.world.keys?.make(use);
  }

  /** An officer's act. Resolves when it is durable; rejects with `Halted` when the centre stopped. */
  async act(officer: Officer, act: Act): Promise<Answer> {
    const newId = toHex(this.world.random(16)) as ItemId;
    const salted = act.do === "prepare-declaration" ? { ...act, salt: toHex(this.world.random(32)) } : act;
    const sealed = needsSeal(salted) ? await sealAct(this.env, this.world.sealing, this.ahead, salted, newId) : salted;
    const ready =
      sealed.do === "change-key" || sealed.do === "replace-key"
        ? readyKeyAct(this.env, this.ahead, this.world, officer, sealed, this.now())
        : sealed;
    if (typeof ready === "string") return { kind: "no", why: "wrong-state", detail: ready, id: null };
    return new Promise((resolve, reject) => {
      this.take({ kind: "act", at: this.world.now(), officer, act: ready, newId }, (answer) =>
        answer === undefined ? reject(new Halted(this.stopped)) : resolve(answer),
      );
    });
  }
  /** The same for a world without promises: `done` hears undefined when the centre stopped. */
  take(input: Input, done: (answer: Answer | undefined) => void = () => {}): void {
    if (this.stopped !== undefined) {
      done(undefined);
      return;
    }
    const { state, effects, answer } = step(this.env, this.ahead, input);
    this.ahead = state;
    this.pending.push({
      effects,
      isLink: input.kind === "link",
      answer: () => done(this.stopped === undefined ? answer : undefined),
    });
    for (const e of effects) if (e.do === "append") this.waiting++;
    if (this.waiting >= groupMost) this.flush();
    else if (!this.isFlushing) {
      this.isFlushing = true;
      this.world.defer(() => {
        this.isFlushing = false;
        if (this.pending.length > 0) this.flush();
      });
    }
  }
  receive(peer: Party, frame: Frame): void {
    if (isFileFrame(frame)) {
      if (this.stopped === undefined) this.files?.receive(peer, frame);
      return;
    }
    this.take({ kind: "frame", at: this.world.now(), peer, frame });
  }
  link(peer: Party, connected: boolean): void {
    this.files?.link(peer);
    this.take({ kind: "link", at: this.world.now(), peer, connected });
  }
  tick(): void {
    this.take({ kind: "tick", at: this.world.now() });
  }
  /** Called after every flush; `isNews`: something was written, or a line came up or went down. Else only time has passed. */
  onFlush(listener: (isNews: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  /** The exact line of an envelope that we hold or sent. */
  line(id: EnvelopeId): string | undefined {
    const held = this.behind.envelopes.get(id);
    return held && this.record.line(held.leaf);
  }

  /** The exact line of a peer's receipt, by the journal entry that holds it. */
  receiptLine(position: number): string | undefined {
    const entry = this.world.journal.entry(position);
    return entry?.kind === "receipted" ? entry.receipt : undefined;
  }

  /** Keep the last signed lines, and close the journal. */
  close(): void {
    if (this.stopped === undefined) {
      this.flush();
      if (this.stopped === undefined && this.record.takeUnkept().length > 0) this.commit([]);
      this.stopped ??= "the centre was closed";
    }
    this.world.journal.close();
  }

  private flush(): void {
    if (this.stopped !== undefined) return;
    const { pending } = this;
    this.pending = [];
    this.waiting = 0;
    const effects = pending.flatMap((p) => p.effects);
    const appends = effects.filter((e) => e.do === "append");
    const entries = appends.map((e) => e.entry);
    const from = this.behind.position;
    if (entries.length > 0) this.commit(entries);
    if (this.stopped === undefined) {
      // Only now: what is on disk may be signed.
      appends.forEach(({ entry, payload }, i) => {
        this.record.take(from + i + 1, entry, payload);
      });
      this.behind = this.ahead;
      // A signature that would come out otherwise after a restart must be on disk before anyone sees it.
      // So with one beside a change of our keys: a restart would sign by what it knew at that entry.
      const mayDiffer = !this.world.signers.every((s) => s.repeatable) || entries.some(isKeyChange);
      if (entries.length > 0 && mayDiffer) this.commit([]);
    }
    if (this.stopped === undefined) this.send(effects);
    for (const p of pending) p.answer();
    this.unseal();
    if (this.stopped === undefined) this.files?.poke();
    const isNews = entries.length > 0 || pending.some((p) => p.isLink);
    for (const listener of this.listeners) listener(isNews);
  }

  /** Open what came under seal. What it says becomes an entry of the journal, so that a restart begins where this one ended. */
  private unseal(): void {
    const { sealing } = this.world;
    if (sealing === undefined || this.stopped !== undefined) return;
    for (const [envelope, fault] of this.behind.unopened) {
      const line = fault === null && !this.opening.has(envelope) ? this.line(envelope) : undefined;
      if (line === undefined) continue;
      this.opening.add(envelope);
      const sealed = boundOf(messageInOwnLine(line));
      const opened =
        sealed === undefined ? Promise.resolve(bad("it holds no words")) : sealing.open(sealed.words, sealed.bound);
      void opened.then((o: Result<string>) => {
        this.opening.delete(envelope);
        const words = o.ok ? o.value : null;
        const why = o.ok ? null : faultLine(o.faults);
        this.take({ kind: "opened", at: this.world.now(), envelope, words, fault: why });
      });
    }
  }

  private commit(entries: Parameters<World["journal"]["commit"]>[0]): void {
    try {
      this.world.journal.commit(entries, this.record.takeUnkept());
      this.record.kept();
    } catch (e) {
      this.stopped = `the centre stopped before it signed: its journal could not be written (${(e as Error).message})`;
      this.world.log("error", this.stopped);
    }
  }

  private send(effects: readonly Effect[]): void {
    const lines = new Map<Party, string[]>();
    const receipts = new Map<Party, Map<EnvelopeId, Instant>>();
    const refused = new Map<Party, { id: EnvelopeId | ""; line: string }[]>();
    const at = <T>(map: Map<Party, T>, p: Party, empty: () => T): T => {
      const known = map.get(p) ?? empty();
      map.set(p, known);
      return known;
    };
    for (const e of effects) {
      if (e.do === "deliver") {
        const line = this.line(e.id);
        if (line !== undefined) at(lines, e.to, () => []).push(lineToSend(this.env, this.behind, this.world, line));
      } else if (e.do === "receipt") at(receipts, e.to, () => new Map()).set(e.id, e.receivedAt);
      else if (e.do === "refuse") {
        at(refused, e.to, () => []).push({ id: e.id, line: e.line });
        this.keepRefusal({ at: this.behind.clock, peer: e.to, line: e.line, detail: e.detail });
      } else if (e.do === "send") this.world.send(e.to, e.frame);
    }
    for (const [to, held] of receipts) {
      for (const part of parts([...held], 256)) this.world.send(to, { receipts: [this.receipt(to, part)] });
    }
    for (const [to, batch] of lines)
      for (const part of parts(batch, batchEnvelopesMax)) this.world.send(to, { batch: part });
    for (const [to, list] of refused)
      for (const part of parts(list, batchEnvelopesMax)) this.world.send(to, { refused: part });
  }

  private receipt(to: Party, held: readonly (readonly [EnvelopeId, Instant])[]): string {
    const envelopes = held.map(([id, receivedAt]) => ({ id, receivedAt }));
    const { me, directory } = this.env;
    return sealReceipt({ comity: 1, record: directory.record, from: me, to, envelopes }, this.signers()).text;
  }

  private keepRefusal(r: Refusal): void {
    this.refused.push(r);
    if (this.refused.length > refusalsMax) this.refused.shift();
    this.world.log("warn", `refused from ${r.peer}: ${r.detail}`, { line: r.line });
  }
}

const isKeyChange = (e: JournalEntry): boolean => e.kind === "sent" && e.message.body.kind === "key-change";

function parts<T>(all: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < all.length; i += size) out.push(all.slice(i, i + size));
  return out;
}

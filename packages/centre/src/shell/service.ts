import {
  checkpointOf,
  ed25519Signer,
  formatProofFile,
  type NoteSigner,
  signCheckpoint,
  verifierKey,
} from "@comity/proof";
import type { Day, Text } from "@comity/regime";
import { assert, type ItemId, type KeyId, type Party, rawKey, utf8 } from "@comity/wire";
import type { HandInfo } from "../api/hand-schemas.ts";
import type { KeyInfo, MadeKey } from "../api/key-schemas.ts";
import type { CallInfo, LineInfo, LineLeftInfo, LoggedCallInfo, ProposedLineInfo } from "../api/line-schemas.ts";
import type { DeclarationRound, OutgoingInfo, PaperInfo } from "../api/paper-schemas.ts";
import type {
  Alarm,
  CentreInfo,
  Change,
  Draft,
  Due,
  Entry,
  GivenFile,
  LibraryEntry,
  LibraryFile,
  MessageDetail,
  Preview,
  Refusal,
  RegimeInfo,
} from "../api/schemas.ts";
import type { ShiftInfo } from "../api/shift-schemas.ts";
import type { FeedShown, WarningVersions, WatchedEvent, WatchWarnings } from "../api/watch-schemas.ts";
import { type Act, type Answer, type ComposeAct, findDraft } from "../core/acts.ts";
import { alarmsAt } from "../core/alarms.ts";
import type { Env, Officer } from "../core/env.ts";
import { feedOfficer } from "../core/feeds.ts";
import type { SpokenAct } from "../core/line/decide.ts";
import { lineNamed } from "../core/line/line.ts";
import { partsOf } from "../core/line/size.ts";
import { findItem, type ItemState } from "../core/state.ts";
import { centreInfo } from "../views/centre.ts";
import { declarationRounds } from "../views/declarations.ts";
import { draftOf, previewOf } from "../views/draft.ts";
import { alarmList, dueList } from "../views/due.ts";
import { entryOf } from "../views/entry.ts";
import { handList } from "../views/hand.ts";
import { keyList } from "../views/keys.ts";
import {
  callInfo,
  callList,
  lineLeftList,
  lineList,
  loggedCallList,
  proposedLineList,
  roomOf,
} from "../views/lines.ts";
import { messageOf } from "../views/message.ts";
import { outgoingList, paperInfo, paperList, paperNamed } from "../views/papers.ts";
import { regimeInfo } from "../views/regime.ts";
import { shiftInfo } from "../views/shift.ts";
import { eventList, versionsOf, warningList } from "../views/watch.ts";
import type { Centre } from "./centre.ts";
import { FileDesk } from "./files/desk.ts";
import type { World } from "./world.ts";

export interface Own {
  readonly name: Text;
  /** A plain line under the mode, such as what a replay is made of. */
  readonly note: Text | null;
  /** Text of each regime file, by id. */
  readonly regimeFiles: ReadonlyMap<string, string>;
  readonly library: Library;
  readonly almanac: GivenFiles;
  readonly models: GivenFiles;
}

/** Files of one folder, given out as they stand. */
export interface GivenFiles {
  list(): Promise<readonly GivenFile[]>;
  file(name: string): Promise<{ readonly text: string; readonly digest: string } | undefined>;
}

/** Regime files to read, whether or not this centre carries them out. */
export interface Library {
  /** @param on a day in UTC */
  facts(on: Day): Promise<readonly Omit<LibraryEntry, "runs">[]>;
  file(id: string): Promise<LibraryFile | undefined>;
}

/** What a centre offers to people and their tools: its views, its officers' acts, its proofs. All of what it shows is durable. */
export class Desk {
  readonly env: Env;
  private readonly centre: Centre;
  private readonly own: Own;
  private signer: { readonly key: KeyId; readonly note: NoteSigner } | undefined;
  readonly files: FileDesk;
  private readonly listeners = new Set<(change: Change) => void>();
  private ringing: ReadonlySet<string> = new Set();
  private lookAgainMs = 0;
  private signed: { readonly size: number; readonly text: string } | undefined;

  constructor(centre: Centre, world: Pick<World, "random">, own: Own) {
    this.centre = centre;
    this.files = new FileDesk(centre, (n) => world.random(n));
    this.env = centre.env;
    this.own = own;
    centre.onFlush((isNews) => this.pulse(isNews));
  }

  /** Signs checkpoints, with the key by which we sign now. */
  private noteSigner(): NoteSigner {
    const key = this.centre.signers().find((s) => s.publicKey.algorithm === "ed25519");
    assert(key !== undefined, "a centre signs its checkpoints with its Ed25519 key");
    if (this.signer?.key === key.publicKey.id) return this.signer.note;
    const { directory, me, primitives } = this.env;
    const named = verifierKey((b) => primitives.sha256(b), originOf(directory.record, me), key.publicKey.raw);
    const note = ed25519Signer(named, (m) => key.sign(m));
    this.signer = { key: key.publicKey.id, note };
    return note;
  }

  get almanac(): GivenFiles {
    return this.own.almanac;
  }
  get models(): GivenFiles {
    return this.own.models;
  }
  feeds(): readonly FeedShown[] {
    return [...this.centre.state.feeds.values()].map(({ name, at, by, ended }) => ({
      name,
      madeAt: at,
      madeBy: by,
      ended: ended === null ? null : { ...ended },
    }));
  }
  feedByTokenHash(hash: string): Officer | undefined {
    const feed = this.centre.state.feeds.find((f) => f.tokenHash === hash);
    return feed === undefined || feed.ended !== null ? undefined : feedOfficer(feed.name);
  }
  /** The journal's last entry. */
  get position(): number {
    return this.centre.state.position;
  }
  get halted(): string | undefined {
    return this.centre.halted;
  }
  act(officer: Officer, act: Act): Promise<Answer> {
    return this.centre.act(officer, act);
  }
  centreInfo(officer: Officer): CentreInfo {
    return centreInfo(
      this.env,
      this.centre.state,
      { ...this.own, checkpoint: this.checkpoint() ?? null },
      officer,
      this.centre.now(),
    );
  }
  regimes(): readonly RegimeInfo[] {
    return [...this.env.regimes.values()].map((r) =>
      regimeInfo(r, this.own.regimeFiles.get(r.id) ?? "", this.centre.now()),
    );
  }
  async library(): Promise<readonly LibraryEntry[]> {
    const { me, regimes } = this.env;
    const facts = await this.own.library.facts(this.centre.now().slice(0, 10) as Day);
    return facts.map((f) => ({ ...f, runs: regimes.get(f.id)?.parties.includes(me) === true }));
  }
  libraryFile(id: string): Promise<LibraryFile | undefined> {
    return this.own.library.file(id);
  }
  inbox(): readonly Entry[] {
    return this.entries((i) => i.from !== this.env.me);
  }
  sent(): readonly Entry[] {
    return this.entries((i) => i.from === this.env.me);
  }
  due(): readonly Due[] {
    return dueList(this.env, this.centre.state, this.centre.now());
  }
  entry(idOrReference: string): Entry | undefined {
    const item = findItem(this.centre.state, idOrReference);
    return item && entryOf(this.env, this.centre.state, item);
  }
  message(idOrReference: string): MessageDetail | undefined {
    const { state } = this.centre;
    const item = findItem(state, idOrReference);
    if (item === undefined) return undefined;
    return messageOf(this.env, state, item, {
      envelope: this.centre.line(item.envelope) ?? "",
      receipts: this.receipts(item),
      recordIndex: state.envelopes.get(item.envelope)?.leaf ?? null,
    });
  }
  drafts(): readonly Draft[] {
    const { state } = this.centre;
    return [...state.drafts.values()]
      .filter((d) => d.state === "draft" || d.state === "awaiting-release")
      .map((d) => draftOf(this.env, state, d, this.centre.now()))
      .reverse();
  }
  draft(idOrReference: string): Draft | undefined {
    const draft = findDraft(this.centre.state, idOrReference);
    return draft && draftOf(this.env, this.centre.state, draft, this.centre.now());
  }
  preview(c: ComposeAct): Preview | string {
    return previewOf(this.env, this.centre.state, c, this.centre.now());
  }
  alarms(): readonly Alarm[] {
    return alarmList(this.env, this.centre.state, this.centre.now());
  }
  /** @param more names of warnings wanted besides those that stand */
  warnings(more: readonly string[] = []): WatchWarnings {
    return warningList(this.env, this.centre.state, this.centre.now(), more);
  }
  warningVersions(id: string): WarningVersions | undefined {
    return versionsOf(this.centre.state, id);
  }
  watchEvents(): readonly WatchedEvent[] {
    return eventList(this.env, this.centre.state);
  }
  watchEvent(id: string): WatchedEvent | undefined {
    return eventList(this.env, this.centre.state, id)[0];
  }
  lines(): readonly LineInfo[] {
    return lineList(this.env, this.centre.state, this.centre.now());
  }
  keys(): readonly KeyInfo[] {
    return keyList(this.env, this.centre.state);
  }
  makeKey(use: "signing" | "sealing"): MadeKey | undefined {
    const made = this.centre.makeKey(use);
    return made && { id: made.id, algorithm: made.algorithm, key: rawKey(made) };
  }
  loggedCalls(line?: string): readonly LoggedCallInfo[] {
    return loggedCallList(this.centre.state, line);
  }
  linesLeft(): readonly LineLeftInfo[] {
    return lineLeftList(this.env, this.centre.state, this.centre.now());
  }
  proposedLines(): readonly ProposedLineInfo[] {
    return proposedLineList(this.env, this.centre.state);
  }
  /** @param line only calls on this line */
  calls(line?: string): readonly CallInfo[] {
    return callList(this.env, this.centre.state, line, this.files.look);
  }
  call(id: string): CallInfo | undefined {
    const call = this.centre.state.calls.get(id as ItemId);
    return call && callInfo(this.env, this.centre.state, call, this.files.look);
  }
  papers(): readonly PaperInfo[] {
    return paperList(this.env, this.centre.state, this.centre.now(), this.files.look);
  }
  paper(idOrReference: string): PaperInfo | undefined {
    const { state } = this.centre;
    const paper = paperNamed(state, idOrReference);
    return paper && paperInfo(this.env, state, paper, this.centre.now(), this.files.look);
  }
  declarations(): readonly DeclarationRound[] {
    return declarationRounds(this.env, this.centre.state, this.centre.now());
  }
  outgoing(): readonly OutgoingInfo[] {
    return outgoingList(this.env, this.centre.state, this.files.look);
  }
  byHand(): readonly HandInfo[] {
    return handList(this.env, this.centre.state, this.files.look);
  }
  /** Words on a line, cut into as many messages as they need; the answer is that of the first. */
  async speak(officer: Officer, act: SpokenAct): Promise<Answer> {
    if (act.words === undefined) return this.act(officer, act);
    const { state } = this.centre;
    const on = "line" in act ? act.line : (state.calls.get(act.call as ItemId)?.line ?? "");
    const line = lineNamed(this.env, state, on);
    const parts = line === undefined ? [act.words] : partsOf(act.words, roomOf(this.env, line));
    const [first = act.words, ...rest] = parts;
    const detail = "the name of a file is too long for one message on this line: give it a shorter one";
    if (parts.length === 0 && act.words.files !== undefined) return { kind: "no", why: "bad-input", detail, id: null };
    const over = act.do === "line-say" && act.over;
    const answer = await this.act(officer, {
      ...act,
      words: first,
      ...(rest.length > 0 && over ? { over: false } : {}),
    } as SpokenAct);
    if (answer.kind === "no" || answer.id === null) return answer;
    for (const [i, words] of rest.entries()) {
      const { language } = act;
      const isLast = i === rest.length - 1;
      await this.act(officer, { do: "line-say", call: answer.id, over: over && isLast, language, words });
    }
    return answer;
  }
  shift(officer: Officer): ShiftInfo {
    return shiftInfo(this.env, this.centre.state, officer, this.centre.now());
  }
  refusals(): readonly Refusal[] {
    return [...this.centre.refusals()].reverse();
  }
  /** Hears of everything written, of lines that come and go, and of alarms that time alone brings. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private pulse(isNews: boolean): void {
    if (this.listeners.size === 0) return;
    if (isNews) {
      this.tell(false);
      return;
    }
    // Only when time has passed, and never for more than a twentieth of it: with ten thousand items open, looking through all that
    // is owed takes a good part of a second, and an alarm may then ring some seconds late.
    const start = performance.now();
    if (start < this.lookAgainMs) return;
    const standing = new Set(alarmsAt(this.env, this.centre.state, this.centre.now()).map((a) => a.id));
    const end = performance.now();
    this.lookAgainMs = end + 20 * (end - start);
    const ring = [...standing].some((id) => !this.ringing.has(id));
    const isSame = !ring && standing.size === this.ringing.size;
    this.ringing = standing;
    if (!isSame) this.tell(ring);
  }
  private tell(ring: boolean): void {
    const change = { position: this.position, at: this.centre.now(), ring };
    for (const listener of this.listeners) listener(change);
  }

  /** The signed checkpoint (C2SP tlog-checkpoint) over the whole record; undefined while the record is empty. */
  checkpoint(): string | undefined {
    const { tree } = this.centre;
    if (tree.size === 0) return undefined;
    if (this.signed?.size !== tree.size) {
      const signer = this.noteSigner();
      const text = signCheckpoint(checkpointOf(signer.name, tree.size, tree.root()), [signer]);
      this.signed = { size: tree.size, text };
    }
    return this.signed.text;
  }
  /** One file that proves, offline, that an item’s envelope is on this centre’s record (C2SP tlog-proof); the envelope itself is its `extra`. */
  proofOf(idOrReference: string): string | undefined {
    const item = findItem(this.centre.state, idOrReference);
    const line = item && this.centre.line(item.envelope);
    const index = item && this.centre.state.envelopes.get(item.envelope)?.leaf;
    const checkpoint = this.checkpoint();
    if (line === undefined || index === undefined || checkpoint === undefined) return undefined;
    const { tree } = this.centre;
    return formatProofFile({ extra: utf8(line), index, hashes: tree.inclusionProof(index, tree.size), checkpoint });
  }

  private entries(belongs: (i: ItemState) => boolean): readonly Entry[] {
    const { state } = this.centre;
    return [...state.items.values()]
      .filter(belongs)
      .sort((a, b) => b.position - a.position)
      .map((i) => entryOf(this.env, state, i));
  }
  private receipts(i: ItemState): MessageDetail["receipts"] {
    const held = this.centre.state.receipts.get(i.envelope);
    if (held === undefined) return {};
    return Object.fromEntries(
      [...held].map(([party, r]) => [
        party as string,
        { receivedAt: r.at as string, envelope: this.centre.receiptLine(r.position) ?? "" },
      ]),
    );
  }
}

/** The name of a centre's record, and of the key that signs its checkpoints. */
export const originOf = (record: string, party: Party): string => `${record}/${party.toLowerCase()}`;

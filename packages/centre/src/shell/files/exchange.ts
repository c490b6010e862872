import type { Party } from "@comity/wire";
import { faultLine, fromBase64, msOf, toBase64 } from "@comity/wire";
import type { Env } from "../../core/env.ts";
import { type StoredId, storedBytesOf } from "../../core/file/attached.ts";
import { type FileState, type FileTold, mayHave } from "../../core/file/file.ts";
import { limitsOf } from "../../core/file/limits.ts";
import { afterPiece, firstPace, type Pace, silenceMsOf } from "../../core/file/pace.ts";
import { type Held, isQuiet, toPull } from "../../core/file/pull.ts";
import { chunkBytesMax, type FileFrame } from "../../core/frames.ts";
import type { State } from "../../core/state.ts";
import type { World } from "../world.ts";
import { openFile } from "./cipher.ts";
import type { FileStore } from "./store.ts";

/** What a file exchange needs of its centre. */
export interface Host {
  readonly env: Env;
  readonly world: Pick<World, "now" | "send" | "log" | "hangUp">;
  /** What is durable: nobody is given a file, or asked for one, by a message that could still be lost. */
  state(): State;
  tell(told: FileTold): void;
}

interface Asked {
  readonly stored: StoredId;
  readonly from: number;
  readonly most: number;
  readonly atMs: number;
}
interface Path {
  pace: Pace;
  /** The one piece that is under way to us. */
  asked: Asked | undefined;
  /** The one piece that the peer waits for. */
  owes: { readonly stored: StoredId; readonly from: number; readonly most: number } | undefined;
  /** Pieces over this connection that nobody asked for. */
  unasked: number;
}

/** Who said that they have nothing is asked again after so long. */
const askAgainMs = 60_000;
/** A late piece comes twice when it was asked for twice; whoever sends many unasked floods us. */
const unaskedMost = 16;

/**
 * The bytes of files between centres: gives pieces to who may have them, and pulls what was sent to us, one piece at a time and only while no
 * message waits. What has come stays; a connection that comes back goes on where it was. Bytes are believed when all of them hash to the name.
 */
export class FileExchange {
  readonly store: FileStore;
  private readonly host: Host;
  private readonly paths = new Map<Party, Path>();
  private readonly none = new Map<string, number>();
  /** By whom all of what has come was brought since this centre started. Absent: by several, or in part before. */
  private readonly broughtBy = new Map<StoredId, Party>();
  private readonly judged = new Set<StoredId>();
  private isFull = false;
  private unfinished:
    | { readonly of: State["files"]; readonly atMs: number; readonly files: readonly FileState[] }
    | undefined;

  constructor(store: FileStore, host: Host) {
    this.store = store;
    this.host = host;
  }

  /** How far a file's bytes are here. */
  look(stored: StoredId): Held {
    const held = this.store.look(stored);
    return this.isFull && !held.whole ? { ...held, noRoom: true } : held;
  }
  /** A connection came or went: pieces under way are lost with it. */
  link(peer: Party): void {
    this.paths.delete(peer);
    for (const key of this.none.keys()) if (key.startsWith(`${peer} `)) this.none.delete(key);
  }
  /** Something was written, or time has passed: give, judge and ask for what may be now. */
  poke(): void {
    const s = this.host.state();
    if (s.files.size === 0 && this.paths.size === 0) return;
    this.judge(s);
    for (const [peer, link] of s.links) {
      if (!link.connected || !isQuiet(s, peer)) continue;
      this.give(s, peer);
      this.ask(s, peer);
    }
  }
  receive(peer: Party, frame: FileFrame): void {
    const path = this.path(peer);
    if ("file" in frame) path.owes = frame.file;
    else if ("gone" in frame) {
      if (path.asked?.stored !== frame.gone.stored) return;
      path.asked = undefined;
      this.none.set(`${peer} ${frame.gone.stored}`, msOf(this.host.world.now()));
    } else this.take(peer, path, frame.chunk);
    this.poke();
  }

  private path(peer: Party): Path {
    const known = this.paths.get(peer) ?? { pace: firstPace, asked: undefined, owes: undefined, unasked: 0 };
    this.paths.set(peer, known);
    return known;
  }

  private give(s: State, peer: Party): void {
    const path = this.path(peer);
    const { owes } = path;
    if (owes === undefined) return;
    path.owes = undefined;
    const { stored, from } = owes;
    const may = mayHave(s, stored, peer);
    if (!may) this.host.world.log("warn", `${peer} asked for a file that was not sent to it`, { stored });
    const of = this.store.look(stored).bytes;
    const bytes = may ? this.store.slice(stored, from, Math.min(owes.most, chunkBytesMax)) : undefined;
    if (bytes === undefined) this.host.world.send(peer, { gone: { stored } });
    else this.host.world.send(peer, { chunk: { stored, from, of, bytes: toBase64(bytes) } });
  }

  private ask(s: State, peer: Party): void {
    const path = this.path(peer);
    const nowMs = msOf(this.host.world.now());
    const { asked } = path;
    if (asked !== undefined && nowMs >= asked.atMs && nowMs - asked.atMs < silenceMsOf(path.pace)) return;
    const next = toPull(
      this.host.env,
      s,
      this.open(s, nowMs),
      peer,
      (id) => this.store.look(id),
      (id, p) => this.hasNone(id, p, nowMs),
    )
      .filter((f) => !this.isUnderWay(f.stored, peer))
      .find((f) => this.hasRoom(f));
    if (next === undefined) return;
    const from = this.store.look(next.stored).bytes;
    const most = Math.min(path.pace.bytes, storedBytesOf(next.file) - from);
    path.asked = { stored: next.stored, from, most, atMs: nowMs };
    this.host.world.send(peer, { file: { stored: next.stored, from, most } });
  }
  /** Files whose bytes are not here, or were not judged. Looked for anew when a message or an entry spoke of one, and now and then. */
  private open(s: State, nowMs: number): readonly FileState[] {
    const { unfinished } = this;
    if (unfinished?.of === s.files && nowMs - unfinished.atMs < askAgainMs && nowMs >= unfinished.atMs)
      return unfinished.files;
    const files = [...s.files.values()].filter((f) => f.came === null || !this.store.look(f.stored).whole);
    this.unfinished = { of: s.files, atMs: nowMs, files };
    return files;
  }
  private hasNone(stored: StoredId, peer: Party, nowMs: number): boolean {
    const saidMs = this.none.get(`${peer} ${stored}`);
    return saidMs !== undefined && nowMs - saidMs < askAgainMs;
  }
  private isUnderWay(stored: StoredId, peer: Party): boolean {
    return [...this.paths].some(([p, path]) => p !== peer && path.asked?.stored === stored);
  }
  private hasRoom(f: FileState): boolean {
    const left = storedBytesOf(f.file) - this.store.look(f.stored).bytes;
    const fits = this.store.usedBytes() + left <= limitsOf(this.host.env).spaceBytesMax;
    if (!fits && !this.isFull)
      this.host.world.log(
        "error",
        "the folder of files is full: no more files are taken from peers until there is room",
      );
    this.isFull = !fits;
    return fits;
  }

  private take(peer: Party, path: Path, chunk: Extract<FileFrame, { chunk: unknown }>["chunk"]): void {
    const { asked } = path;
    const known = this.host.state().files.get(chunk.stored);
    if (asked === undefined || known === undefined || asked.stored !== chunk.stored || asked.from !== chunk.from) {
      path.unasked++;
      if (path.unasked <= unaskedMost) return;
      this.host.world.log("warn", `${peer} sends pieces of files that nobody asked for: its connection is ended`);
      this.host.world.hangUp?.(peer);
      return;
    }
    path.asked = undefined;
    const read = fromBase64(chunk.bytes);
    const bytes = read.ok ? read.value : new Uint8Array();
    const why = lieIn(chunk.of, storedBytesOf(known.file), bytes.length, asked.most);
    if (why !== undefined) {
      this.lied(peer, chunk.stored, why);
      return;
    }
    path.unasked = 0;
    path.pace = afterPiece(path.pace, Math.max(0, msOf(this.host.world.now()) - asked.atMs));
    this.add(peer, known, bytes);
  }

  private add(peer: Party, f: FileState, bytes: Uint8Array): void {
    const { stored } = f;
    try {
      const before = this.store.look(stored).bytes;
      if (before === 0) this.broughtBy.set(stored, peer);
      else if (this.broughtBy.get(stored) !== peer) this.broughtBy.delete(stored);
      this.store.add(stored, bytes);
      if (before + bytes.length < storedBytesOf(f.file) || this.store.close(stored)) return;
    } catch (e) {
      this.none.set(`${peer} ${stored}`, msOf(this.host.world.now()));
      this.host.world.log("error", `a file could not be written: ${(e as Error).message}`, { stored });
      return;
    }
    // Pieces of two peers, or of before a restart, blame nobody: it is begun anew.
    if (this.broughtBy.get(stored) === peer)
      this.lied(peer, stored, "what came is not what was stored: its SHA-256 is another");
  }
  private lied(peer: Party, stored: StoredId, why: string): void {
    this.store.forget(stored);
    this.host.world.log("warn", `${peer} gave other bytes for a file: ${why}`, { stored });
    this.none.set(`${peer} ${stored}`, msOf(this.host.world.now()));
    this.host.tell({ kind: "file-refused", peer, stored, why });
    // From here on nothing of it is believed on this connection; a peer that goes on sends what nobody asked for.
    this.host.world.hangUp?.(peer);
  }

  /** What is here whole, and not yet held against what was said of it. */
  private judge(s: State): void {
    for (const f of this.open(s, msOf(this.host.world.now()))) {
      if (f.came !== null || this.judged.has(f.stored) || !this.store.look(f.stored).whole) continue;
      const stored = this.store.read(f.stored);
      if (stored === undefined) continue;
      this.judged.add(f.stored);
      const opened = openFile(f.file, stored);
      const fault = opened.ok ? null : faultLine(opened.faults);
      this.host.tell({ kind: "file-came", peer: this.broughtBy.get(f.stored) ?? f.author, stored: f.stored, fault });
    }
  }
}

/** What is wrong with a piece, before its bytes are looked at. */
function lieIn(of: number, declared: number, bytes: number, most: number): string | undefined {
  if (of !== declared) return `it has ${of} bytes there, and ${declared} were declared`;
  if (bytes > most) return `${bytes} bytes came where ${most} were asked for`;
  return bytes === 0 ? "a piece came with no bytes in it" : undefined;
}

import { createHash, type Hash } from "node:crypto";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { StoredId } from "../../core/file/attached.ts";
import type { Held } from "../../core/file/pull.ts";
import type { FileStore, NewFile } from "./store.ts";

const whole = /^[0-9a-f]{64}$/;
const part = /^([0-9a-f]{64})\.part$/;
const none: Held = { bytes: 0, whole: false };

/**
 * Files in one folder: `<sha256>` whole, `<sha256>.part` on its way, `new-…` being written, `<sha256>.spoilt` found to be other bytes than its
 * name says. A file is written beside its name, synced, and renamed, so that under a name there is all of it or nothing.
 */
export class DiskFiles implements FileStore {
  private readonly folder: string;
  private readonly held = new Map<StoredId, Held>();
  /** Those whose bytes were checked, with the mark of the file as it was then. */
  private readonly checked = new Map<StoredId, string>();
  private made = 0;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      // Left by a crash before it had a name: nobody was told of it.
      if (name.startsWith("new-")) rmSync(path, { force: true });
      else if (whole.test(name)) this.held.set(name, { bytes: statSync(path).size, whole: true });
      else {
        const [, stored] = part.exec(name) ?? [];
        if (stored !== undefined && !this.held.has(stored))
          this.held.set(stored, { bytes: statSync(path).size, whole: false });
      }
    }
  }

  look(stored: StoredId): Held {
    return this.held.get(stored) ?? none;
  }
  slice(stored: StoredId, from: number, most: number): Uint8Array | undefined {
    if (!this.look(stored).whole || !this.isSound(stored)) return undefined;
    return this.open(stored, (file) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(most, fstatSync(file).size - from)));
      let read = 0;
      while (read < bytes.length) {
        const n = readSync(file, bytes, read, bytes.length - read, from + read);
        if (n === 0) break;
        read += n;
      }
      return bytes.subarray(0, read);
    });
  }
  read(stored: StoredId): Uint8Array | undefined {
    if (!this.look(stored).whole) return undefined;
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(this.path(stored));
    } catch {
      this.held.delete(stored);
      return undefined;
    }
    if (sha256(bytes) === stored) return bytes;
    this.setAside(stored);
    return undefined;
  }
  add(stored: StoredId, bytes: Uint8Array): void {
    const file = openSync(`${this.path(stored)}.part`, "a", 0o600);
    try {
      writeAll(file, bytes);
    } finally {
      closeSync(file);
    }
    this.held.set(stored, { bytes: this.look(stored).bytes + bytes.length, whole: false });
  }
  close(stored: StoredId): boolean {
    const path = `${this.path(stored)}.part`;
    const bytes = readFileSync(path);
    if (sha256(bytes) !== stored) {
      this.forget(stored);
      return false;
    }
    sync(path);
    renameSync(path, this.path(stored));
    sync(this.folder);
    this.held.set(stored, { bytes: bytes.length, whole: true });
    return true;
  }
  forget(stored: StoredId): void {
    rmSync(`${this.path(stored)}.part`, { force: true });
    if (!this.look(stored).whole) this.held.delete(stored);
  }
  begin(): NewFile {
    const path = join(this.folder, `new-${process.pid}-${++this.made}`);
    const file = openSync(path, "wx", 0o600);
    const hash: Hash = createHash("sha256");
    let bytes = 0;
    return {
      add: (b) => {
        hash.update(b);
        writeAll(file, b);
        bytes += b.length;
      },
      keep: () => {
        const stored = hash.digest("hex");
        fsyncSync(file);
        closeSync(file);
        renameSync(path, this.path(stored));
        sync(this.folder);
        this.held.set(stored, { bytes, whole: true });
        return stored;
      },
      drop: () => {
        closeSync(file);
        rmSync(path, { force: true });
      },
    };
  }
  usedBytes(): number {
    let all = 0;
    for (const h of this.held.values()) all += h.bytes;
    return all;
  }

  private path(stored: StoredId): string {
    return join(this.folder, stored);
  }
  /** Checked once for each state of the file: a piece costs no more than its own reading. */
  private isSound(stored: StoredId): boolean {
    const mark = markOf(this.path(stored));
    if (mark !== undefined && this.checked.get(stored) === mark) return true;
    if (this.read(stored) === undefined || mark === undefined) return false;
    this.checked.set(stored, mark);
    return true;
  }
  /** For a person to look into; it is asked for again. */
  private setAside(stored: StoredId): void {
    renameSync(this.path(stored), `${this.path(stored)}.spoilt`);
    this.held.delete(stored);
  }
  private open<T>(stored: StoredId, use: (file: number) => T): T {
    const file = openSync(this.path(stored), "r");
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
function sync(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
function markOf(path: string): string | undefined {
  const s = statSync(path, { bigint: true, throwIfNoEntry: false });
  return s && `${s.ino} ${s.size} ${s.mtimeNs} ${s.ctimeNs}`;
}

import { createHash } from "node:crypto";
import type { StoredId } from "../../core/file/attached.ts";
import type { Held } from "../../core/file/pull.ts";
import type { FileStore, NewFile } from "./store.ts";

/** Files in memory, for simulations and tests, which may look into them and change them. */
export class MemoryFiles implements FileStore {
  readonly files = new Map<StoredId, Uint8Array>();
  readonly parts = new Map<StoredId, Uint8Array>();

  look(stored: StoredId): Held {
    const file = this.files.get(stored);
    return file === undefined
      ? { bytes: this.parts.get(stored)?.length ?? 0, whole: false }
      : { bytes: file.length, whole: true };
  }
  slice(stored: StoredId, from: number, most: number): Uint8Array | undefined {
    return this.read(stored)?.subarray(from, from + most);
  }
  read(stored: StoredId): Uint8Array | undefined {
    const file = this.files.get(stored);
    if (file === undefined || sha256(file) === stored) return file;
    this.files.delete(stored);
    return undefined;
  }
  add(stored: StoredId, bytes: Uint8Array): void {
    this.parts.set(stored, Buffer.concat([this.parts.get(stored) ?? new Uint8Array(), bytes]));
  }
  close(stored: StoredId): boolean {
    const bytes = this.parts.get(stored) ?? new Uint8Array();
    this.parts.delete(stored);
    if (sha256(bytes) !== stored) return false;
    this.files.set(stored, bytes);
    return true;
  }
  forget(stored: StoredId): void {
    this.parts.delete(stored);
  }
  begin(): NewFile {
    const pieces: Uint8Array[] = [];
    return {
      add: (bytes) => pieces.push(Uint8Array.from(bytes)),
      keep: () => {
        const bytes = Buffer.concat(pieces);
        const stored = sha256(bytes);
        this.files.set(stored, bytes);
        return stored;
      },
      drop: () => {},
    };
  }
  usedBytes(): number {
    return [...this.files.values(), ...this.parts.values()].reduce((all, b) => all + b.length, 0);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Writing what must not be seen by others, must not be half there, and must not be written twice. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** A folder that only its owner can enter. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** All of it or nothing, even when the machine stops in the middle. */
export function writeWhole(path: string, text: string, mode: number): void {
  const beside = `${path}.${randomBytes(4).toString("hex")}.part`;
  const file = openSync(beside, "wx", mode);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** What is there already stays as it is: a key that was written over is a key that was lost. */
export function readOrMake(path: string, mode: number, make: () => string): string {
  if (!existsSync(path)) writeWhole(path, make(), mode);
  return readFileSync(path, "utf8");
}

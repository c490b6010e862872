import { faultLine, type Result } from "../index.ts";

/** A file of vectors: `shows` says what it is for; a list is its cases. */
export interface VectorFile {
  readonly shows: string;
  readonly [name: string]: unknown;
}
export type VectorFiles = Readonly<Record<string, VectorFile>>;

/** One case a line, so that a difference reads as a list of cases. */
export function written(file: VectorFile): string {
  const parts = Object.entries(file).map(([name, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(name)}: [\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** What was opened, where it must open. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(faultLine(result.faults));
}
/** The reason, where it must be refused. */
export function mustNot(shows: string, result: Result<unknown>): string {
  if (!result.ok) return faultLine(result.faults);
  throw new Error(`${shows}: this was accepted`);
}

/** What every rule is given, and what it gives back. */
export type Tree = ReadonlyMap<string, string>;

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly better: string;
}

/** `packages/account/src/count.ts:12  Date.now is for centre and above; take `now: Instant` as an argument` */
export function formatFault(f: Fault): string {
  return `${f.file}:${f.line}  ${f.what}; ${f.better}`;
}

export function inOrder(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}

/** Where a file of code stands in the house. */
export interface Place {
  readonly room: string;
  /** Path inside the room: `src/core/step.ts`. */
  readonly inside: string;
  readonly test: boolean;
}

const code = /\.(?:ts|tsx|mts|cts|js|mjs|cjs|jsx)$/;

/** What tests share: `testing.ts`, or a folder of that name. Only tests may import it. */
export const testing = /(?:^|\/)testing(?:\/|\.[a-z]+$)/;

/** Undefined for what is not code of a room. System tests, benches and what tests share may touch the world, as tests may. */
export function placeOf(file: string): Place | undefined {
  const [, room, inside] = /^packages\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (room === undefined || inside === undefined || !code.test(inside)) return undefined;
  const test = /\.test\.[a-z]+$/.test(inside) || /^(?:system|bench)\//.test(inside) || testing.test(inside);
  return { room, inside, test };
}

/** What we expect to go wrong is a value. A fault says what was wrong and, where it can, in which part. */
export interface Fault {
  /** Path inside the thing that was read, such as `body.fields.window`; empty for the whole. */
  readonly at: string;
  readonly message: string;
}
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const good = <T>(value: T): Result<T> => ({ ok: true, value });
export const bad = (message: string, at = ""): { readonly ok: false; readonly faults: readonly Fault[] } => ({
  ok: false,
  faults: [{ at, message }],
});

/** One dull line for a stranger and for a log: all faults, in order. */
export const faultLine = (faults: readonly Fault[]): string =>
  faults.map((f) => (f.at === "" ? f.message : `${f.at}: ${f.message}`)).join("; ");

/** Our own mistake, never a peer's or an officer's. A centre that meets one stops. */
export class Bug extends Error {
  override readonly name = "Bug";
}
/** Stays on in production: a centre that halts is a phone call, two histories are a crisis. */
export function assert(fact: unknown, words: string): asserts fact {
  if (!fact) throw new Bug(words);
}

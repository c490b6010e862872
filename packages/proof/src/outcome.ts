/** Text or bytes that do not have the form they should: said once, at the door, instead of thrown. */
export interface Malformed {
  /** What it should have been, such as `checkpoint`. */
  readonly malformed: string;
  /** What is wrong with it, for the person who has to mend it. */
  readonly message: string;
}
export const malformed = (what: string, message: string): Malformed => ({ malformed: what, message });

/** Tells a value that was read from the refusal to read it: `if (isMalformed(checkpoint)) return checkpoint.message`. */
export function isMalformed<T extends object>(value: T | Malformed): value is Malformed {
  return "malformed" in value;
}

/** A proof or a note that is not accepted. `because` is for programs and stays; `message` is for people and may improve. */
export interface Refused<Reason extends string> {
  readonly kind: "refused";
  readonly because: Reason;
  readonly message: string;
}
export const refused = <Reason extends string>(because: Reason, message: string): Refused<Reason> => ({
  kind: "refused",
  because,
  message,
});

/** Our own mistake in calling this package. Stays on in production. */
export function assert(fact: unknown, words: string): asserts fact {
  if (!fact) throw new RangeError(words);
}

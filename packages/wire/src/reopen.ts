import { textInOwnBase64 } from "./bytes.ts";
import type { Message } from "./message.ts";
import { assert } from "./result.ts";

const opening = '{"payload":"';

/**
 * The message in a line of our own journal. NOTE: the line was read whole and its signatures were checked when it was accepted,
 * and the journal's running hash shows that it is the same; here its shape is taken on trust. Never give it a stranger's line.
 */
export const messageInOwnLine = (line: string): Message => JSON.parse(payloadInOwnLine(line)) as Message;

/** The payload's text in a line of our own journal, taken on trust in the same way. */
export function payloadInOwnLine(line: string): string {
  // An envelope has one spelling, so the payload stands where it always stands.
  const text = textInOwnBase64(line.slice(opening.length, line.indexOf('"', opening.length)));
  assert(line.startsWith(opening) && text.ok, "our own journal holds a line that is no envelope");
  return text.value;
}

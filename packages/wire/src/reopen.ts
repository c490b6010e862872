import { fromUtf8, ownBase64 } from "./bytes.ts";
import type { Message } from "./message.ts";
import { assert } from "./result.ts";

const opening = '{"payload":"';

/**
 * The message in a line of our own journal. NOTE: the line was read whole and its signatures were checked when it was accepted,
 * and the journal's running hash shows that it is the same; here its shape is taken on trust. Never give it a stranger's line.
 */
export function messageInOwnLine(line: string): Message {
  // An envelope has one spelling, so the payload stands where it always stands.
  const text = fromUtf8(ownBase64(line.slice(opening.length, line.indexOf('"', opening.length))));
  assert(line.startsWith(opening) && text.ok, "our own journal holds a line that is no envelope");
  return JSON.parse(text.value) as Message;
}

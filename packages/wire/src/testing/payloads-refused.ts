/** What no reader may accept as a message, though the sender signed it: a right payload with one thing changed. */
export function payloadsRefused(right: string): readonly (readonly [shows: string, payload: string])[] {
  const json = JSON.parse(right);
  const { body } = json;
  // Members stay in canonical order: each of these is refused for what it says, not for how it is spelled.
  const m = (change: object) => sortedJson({ ...json, ...change });
  const b = (change: object) => m({ body: { ...body, ...change } });
  const f = (fields: string) => right.replace(/"fields":\{.*\},"id"/, `"fields":${fields},"id"`);
  const ack = { kind: "acknowledgement", of: body.id, envelope: "0".repeat(64), officer: "A", at: json.sentAt };
  const { type: _, ...typeless } = body;
  const correction = { ...typeless, kind: "correction", of: "b".repeat(32) };
  return [
    // how it is spelled
    ["not JSON", right.slice(1)],
    ["nothing", ""],
    ["null", "null"],
    ["a list", `[${right}]`],
    ["a space", right.replace(":", ": ")],
    ["a newline at its end", `${right}\n`],
    ["a byte order mark", `\ufeff${right}`],
    ["members in another order", `{"comity":1,${right.slice(1).replace(',"comity":1', "")}`],
    ["a member twice, the same", right.replace('"comity":1', '"comity":1,"comity":1')],
    ["a member twice, the first another", right.replace('"comity":1', '"comity":2,"comity":1')],
    ["a number as 1.0", right.replace('"comity":1', '"comity":1.0')],
    ["a number as 1e0", right.replace('"comity":1', '"comity":1e0')],
    ["minus zero", f('{"a":-0}')],
    ["a number too large to hold", f('{"a":1e400}')],
    ["a number with more digits than it can hold", f('{"a":9007199254740993}')],
    ["a number with a zero at its end", f('{"a":0.10}')],
    ["a number in capitals", f('{"a":1E+21}')],
    ["NaN", f('{"a":NaN}')],
    ["a character escaped that needs none", right.replace("Vandenberg", "V\\u0061ndenberg")],
    ["an escape in capitals", f('{"a":"\\u000A"}')],
    ["half a character, escaped", f('{"a":"\\ud800"}')],
    ["half a character as a name", f('{"\\udc00":1}')],
    ["a name that every object has in some languages", f('{"__proto__":{"a":1}}')],
    ["the same deeper", f('{"a":[{"__proto__":1}]}')],
    ["the same beside the body", right.replace('"body"', '"__proto__":{},"body"')],
    // what it says
    ["no version", m({ comity: undefined })],
    ["version 2", m({ comity: 2 })],
    ["a member that we don't know", m({ zebra: 1 })],
    ["a member that we don't know in the body", b({ zebra: 1 })],
    ["a record's name in capitals", m({ record: "Launches" })],
    ["no record", m({ record: undefined })],
    ["a sender of three letters", m({ from: "USA" })],
    ["a sender in small letters", m({ from: "us" })],
    ["no addressee", m({ to: [] })],
    ["addressees that are not sorted", m({ to: ["FR", "CN"] })],
    ["an addressee twice", m({ to: ["CN", "CN"] })],
    ["the sender among the addressees", m({ to: ["CN", "US"] })],
    ["an addressee that is no list", m({ to: "CN" })],
    ["sequence 0", m({ sequence: 0 })],
    ["sequence -1", m({ sequence: -1 })],
    ["sequence 1.5", m({ sequence: 1.5 })],
    ["sequence as text", m({ sequence: "1" })],
    ["a sequence that numbers can't count on from", m({ sequence: 2 ** 53, previous: "0".repeat(64) })],
    ["the first of a stream, with one before it", m({ previous: "0".repeat(64) })],
    ["the second of a stream, with none before it", m({ sequence: 2 })],
    ["no word on what was before", m({ previous: undefined })],
    ["what was before, in capitals", m({ sequence: 2, previous: "A".repeat(64) })],
    ["sent in a 13th month", m({ sentAt: "2026-13-14T02:00:11.123Z" })],
    ["sent in a leap second", m({ sentAt: "2016-12-31T23:59:60.000Z" })],
    ["sent at an offset", m({ sentAt: "2026-02-14T05:00:11.123+03:00" })],
    ["sent at a microsecond", m({ sentAt: "2026-02-14T02:00:11.123456Z" })],
    ["sent on 30 February", m({ sentAt: "2026-02-30T00:00:00.000Z" })],
    ["sent in year zero", m({ sentAt: "0000-01-01T00:00:00.000Z" })],
    ["sent at a number", m({ sentAt: 1771034411123 })],
    ["composed at no moment", b({ composedAt: "yesterday" })],
    ["a body of a kind that we don't know", b({ kind: "order" })],
    ["no body", m({ body: undefined })],
    ["a notification that speaks of another item", b({ of: "b".repeat(32) })],
    ["a follow-up that speaks of none", b({ kind: "follow-up" })],
    ["an item's id cut short", b({ id: "a".repeat(31) })],
    ["an item's id in capitals", b({ id: "A".repeat(32) })],
    ["a reference without its number", b({ reference: "US-2026" })],
    ["a reference with a line break", b({ reference: "US-2026-0042\n" })],
    ["a regime without its digest", b({ regime: { id: "p5-launch-notification" } })],
    ["a regime's name with a space", b({ regime: { ...body.regime, id: "p5 launch" } })],
    ["a type with a capital", b({ type: "Launch" })],
    ["a language in four letters", b({ language: "engl" })],
    ["one officer", b({ officers: { composed: "R. Alvarez" } })],
    ["an officer without a name", b({ officers: { composed: "", released: "K. Osei" } })],
    ["an officer's name of 121 characters", b({ officers: { composed: "A".repeat(121), released: "B" } })],
    [
      "an officer's name of 121 characters beyond U+FFFF",
      b({ officers: { composed: "𠮷".repeat(121), released: "B" } }),
    ],
    ["an officer's name in two lines", b({ officers: { composed: "A\nB", released: "C" } })],
    ["an officer's name with a control character", b({ officers: { composed: "A\u0007", released: "C" } })],
    ["an officer's name that runs backwards", b({ officers: { composed: "\u202eA", released: "C" } })],
    ["an officer's name with a mark of no width", b({ officers: { composed: "K. Os\u200bei", released: "K. Osei" } })],
    ["an officer's name with a space after it", b({ officers: { composed: "K. Osei ", released: "K. Osei" } })],
    ["a correction without a reason", m({ body: correction })],
    ["a correction whose reason is empty", m({ body: { ...correction, reason: "" } })],
    ["a correction whose reason has 2,001 characters", m({ body: { ...correction, reason: "x".repeat(2001) } })],
    ["a correction whose reason runs backwards", m({ body: { ...correction, reason: "\u2067x" } })],
    ["an acknowledgement of no item", m({ body: { ...ack, of: undefined } })],
    ["an acknowledgement of an envelope by half its id", m({ body: { ...ack, envelope: "0".repeat(32) } })],
    ["an acknowledgement by nobody", m({ body: { ...ack, officer: "" } })],
    ["an acknowledgement with fields", m({ body: { ...ack, fields: {} } })],
    ["no fields", b({ fields: undefined })],
    ["fields in a list", b({ fields: [] })],
    ["a field's name with a space", b({ fields: { "a b": 1 } })],
    ["a field's name that begins with a digit", b({ fields: { "0": 1 } })],
    ["a field's name of 64 characters", b({ fields: { ["a".repeat(64)]: 1 } })],
    ["a field without a name", b({ fields: { "": 1 } })],
    ["a field of 8,001 characters", b({ fields: { a: "x".repeat(8001) } })],
    ["a field with a control character", b({ fields: { a: "\u0000" } })],
    ["a field that runs backwards", b({ fields: { a: "\u202e" } })],
    ["a list of 501 values", b({ fields: { a: Array(501).fill(1) } })],
    ["fields nested too deep", f(`{"a":${"[".repeat(16)}${"]".repeat(16)}}`)],
    ["ten thousand brackets", f(`{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`)],
    ["brackets that are never closed", f(`{"a":${"[".repeat(10_000)}`)],
  ];
}

/** As RFC 8785 sorts them. Only for what `canonicalize` would not write, or where one wants to see what is done. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    typeof v === "object" && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([x], [y]) => (x < y ? -1 : 1)))
      : v,
  );
}

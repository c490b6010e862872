/** Tables, and the members of what they hold, say the same in any order. */
export const inOrder = (table: Iterable<readonly [string, unknown]>): string =>
  JSON.stringify([...table].sort(byName), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value).sort(byName) : value,
  );
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

export const hex = (b: Uint8Array): string => Buffer.from(b).toString("hex");

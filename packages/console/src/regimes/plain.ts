/** A regime as JSON, as the command prints it: maps become lists in the file's order. */
export function plainOf(value: unknown): unknown {
  if (value instanceof Map) return [...value.values()].map(plainOf);
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plainOf(v)]));
}

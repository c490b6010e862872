/** A form's values as JSON, and what a person types for an instant, a day or a number. What cannot be read is kept as it was typed: the centre says what is wrong with it. */
export type Values = Readonly<Record<string, unknown>>;

export const isValues = (v: unknown): v is Values => typeof v === "object" && v !== null && !Array.isArray(v);

/** Sets one name; an empty value takes the name away, so that "not filled in" has one spelling. */
export function withValue(values: Values, name: string, value: unknown): Values {
  if (isEmpty(value)) {
    const { [name]: _, ...rest } = values;
    return rest;
  }
  return { ...values, [name]: value };
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isValues(value) && Object.keys(value).length === 0;
}

const typed = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+(\d{1,2})[:.h]?(\d{2})(?::?(\d{2}))?)?\s*(?:Z|UTC)?$/i;

/** `2026-11-26 00:30`, `2026-11-26T00:30Z`, `2026-11-26 0030`: always UTC. Anything else comes back as it was typed. */
export function readInstant(text: string): string {
  const [, y = "", mo = "", d = "", h, mi = "", s = "00"] = typed.exec(text.trim()) ?? [];
  if (h === undefined) return text.trim();
  const iso = `${y}-${two(mo)}-${two(d)}T${two(h)}:${mi}:${s}.000Z`;
  const ms = Date.parse(iso);
  // 31 November parses as 1 December in some engines, and as nothing in others.
  return Number.isFinite(ms) && new Date(ms).toISOString() === iso ? iso : text.trim();
}

export function readDay(text: string): string {
  const [, y = "", mo = "", d = ""] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? [];
  return y === "" ? text.trim() : `${y}-${two(mo)}-${two(d)}`;
}

/** A state's code as it was meant: `fr` is FR. */
export const readParty = (text: string): string =>
  /^[a-z]{2}$/i.test(text.trim()) ? text.trim().toUpperCase() : text.trim();

const two = (n: string): string => n.padStart(2, "0");

/** The form that `readInstant` takes back. */
export function typedInstant(value: unknown): string {
  if (typeof value !== "string") return "";
  const ms = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isFinite(ms)) return value;
  const iso = new Date(ms).toISOString();
  return `${iso.slice(0, 10)} ${iso.endsWith(":00.000Z") ? iso.slice(11, 16) : iso.slice(11, 19)}`;
}

export const instantMs = (value: unknown): number | null => {
  const ms = typeof value === "string" && value.endsWith("Z") ? Date.parse(value) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
};

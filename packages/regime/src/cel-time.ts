import { type Instant, msOf } from "@comity/wire";

/** A moment: seconds since 1970 and the nanoseconds after them, 0 to 999,999,999. */
export class CelTime {
  readonly seconds: number;
  readonly nanos: number;
  constructor(seconds: number, nanos: number) {
    this.seconds = seconds;
    this.nanos = nanos;
  }
  get ms(): number {
    return this.seconds * 1000 + Math.floor(this.nanos / 1e6);
  }
}
/** How long: seconds, and the nanoseconds after them, 0 to 999,999,999; minus half a second is -1 s and 500,000,000 ns. */
export class CelDuration {
  readonly seconds: number;
  readonly nanos: number;
  constructor(seconds: number, nanos: number) {
    this.seconds = seconds;
    this.nanos = nanos;
  }
  get ms(): number {
    return this.seconds * 1000 + this.nanos / 1e6;
  }
}

export const timeOf = (at: Instant): CelTime => {
  const ms = msOf(at);
  const seconds = Math.floor(ms / 1000);
  return new CelTime(seconds, (ms - seconds * 1000) * 1e6);
};

const nanosASecond = 1_000_000_000;
const firstSecond = -62_135_596_800; // 0001-01-01T00:00:00Z
const lastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z
/** CEL keeps a duration in a 64-bit count of nanoseconds. */
const longest = 2n ** 63n - 1n;

const carried = (seconds: number, nanos: number): readonly [number, number] => {
  const carry = Math.floor(nanos / nanosASecond);
  return [seconds + carry, nanos - carry * nanosASecond];
};
/** Undefined outside the years 1 to 9999. */
function time(seconds: number, nanos: number): CelTime | undefined {
  const [s, n] = carried(seconds, nanos);
  return s < firstSecond || s > lastSecond ? undefined : new CelTime(s, n);
}
/** Undefined where it is longer than CEL can hold, some 292 years. */
function duration(seconds: number, nanos: number): CelDuration | undefined {
  const [s, n] = carried(seconds, nanos);
  if (Math.abs(s) < 9_000_000_000) return new CelDuration(s, n);
  const all = BigInt(s) * BigInt(nanosASecond) + BigInt(n);
  return all > longest || all < -longest - 1n ? undefined : new CelDuration(s, n);
}

export const plus = (a: CelTime | CelDuration, b: CelTime | CelDuration): CelTime | CelDuration | undefined => {
  if (a instanceof CelTime && b instanceof CelTime) return undefined;
  const make = a instanceof CelTime || b instanceof CelTime ? time : duration;
  return make(a.seconds + b.seconds, a.nanos + b.nanos);
};
export const minus = (a: CelTime | CelDuration, b: CelTime | CelDuration): CelTime | CelDuration | undefined => {
  if (b instanceof CelTime && !(a instanceof CelTime)) return undefined;
  const make = a instanceof CelTime && b instanceof CelDuration ? time : duration;
  return make(a.seconds - b.seconds, a.nanos - b.nanos);
};
/** Below zero where `a` is earlier or shorter than `b`. */
export const compared = (a: CelTime | CelDuration, b: CelTime | CelDuration): number =>
  a.seconds - b.seconds || a.nanos - b.nanos;

const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** `2026-02-14T02:00:00Z`, as RFC 3339 has it: a day and a time that exist. */
export function parseTime(words: string): CelTime | undefined {
  const [, year, month, day, hour, minute, second, fraction = "", sign, hours = "0", minutes = "0"] =
    rfc3339.exec(words) ?? [];
  if (year === undefined) return undefined;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const ms = Date.parse(`${whole}Z`);
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(whole)) return undefined;
  const ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  return time(ms / 1000 - ahead, Number(fraction.padEnd(9, "0")));
}

const units: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const parts = /(\d+)?(?:\.(\d*))?(ns|us|µs|ms|s|m|h)/gy;

/** `24h`, `90m`, `1h30m`, `-1.5h`: what CEL's `duration()` reads. */
export function parseSpan(words: string): CelDuration | undefined {
  const unsigned = words.replace(/^[+-]/, "");
  if (unsigned === "0") return new CelDuration(0, 0);
  if (unsigned === "" || unsigned.length > 64) return undefined;
  let nanos = 0n;
  let read = 0;
  for (const [all, whole = "", fraction = "", unit = ""] of unsigned.matchAll(parts)) {
    if (whole === "" && fraction === "") return undefined;
    const each = units[unit] ?? 0n;
    nanos += BigInt(whole || "0") * each + (BigInt(fraction || "0") * each) / 10n ** BigInt(fraction.length);
    read += all.length;
  }
  if (read !== unsigned.length) return undefined;
  const all = words.startsWith("-") ? -nanos : nanos;
  const rest = ((all % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return duration(Number((all - rest) / 1_000_000_000n), Number(rest));
}

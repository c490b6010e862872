/**
 * A ticket takes an officer from one seat of `comity up` to another. It is good once, for a minute, at one centre.
 *
 *     US.VmVyYSBDb2xl.q8vRzC0nC4A1cVbkqkzv7g.1771034471123.<HMAC-SHA256 of what stands before, base64url>
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Instant, msOf } from "@comity/wire";

export interface Ticket {
  readonly party: string;
  readonly officer: string;
  readonly nonce: string;
  readonly expiresAtMs: number;
}
const lifeMs = 60_000;

export function newTicket(
  to: Pick<Ticket, "party" | "officer">,
  now: Instant,
  random: (bytes: number) => Uint8Array,
): Ticket {
  return { ...to, nonce: Buffer.from(random(16)).toString("base64url"), expiresAtMs: msOf(now) + lifeMs };
}

export function formatTicket(t: Ticket, key: Uint8Array): string {
  const said = [t.party, Buffer.from(t.officer).toString("base64url"), t.nonce, String(t.expiresAtMs)].join(".");
  return `${said}.${macOf(said, key).toString("base64url")}`;
}

/** @returns undefined for what this key did not sign */
export function parseTicket(text: string, key: Uint8Array): Ticket | undefined {
  const [party = "", officer = "", nonce = "", expires = "", mac = ""] = text.split(".");
  const given = Buffer.from(mac, "base64url");
  const made = macOf([party, officer, nonce, expires].join("."), key);
  if (given.length !== made.length || !timingSafeEqual(given, made)) return undefined;
  const t: Ticket = {
    party,
    officer: Buffer.from(officer, "base64url").toString(),
    nonce,
    expiresAtMs: Number(expires),
  };
  return formatTicket(t, key) === text ? t : undefined;
}

/** Remembers which tickets were used, for as long as they could be used again. */
export class TicketPunch {
  private readonly used = new Map<string, number>();

  /** @returns whether the ticket is good here and now; from then on it is not */
  take(t: Ticket, party: string, now: Instant): boolean {
    const nowMs = msOf(now);
    for (const [nonce, expiresAtMs] of this.used) if (expiresAtMs < nowMs) this.used.delete(nonce);
    if (t.party !== party || t.expiresAtMs < nowMs || this.used.has(t.nonce)) return false;
    this.used.set(t.nonce, t.expiresAtMs);
    return true;
  }
}

function macOf(said: string, key: Uint8Array): Buffer {
  return createHmac("sha256", key).update(`comity seat ticket 1\n${said}`).digest();
}

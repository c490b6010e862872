/**
 * Who is signed in. Five ways lead in: an officer's token, a link that is good once, a ticket from another seat
 * (`tickets.ts`), a passkey (`passkeys.ts`), and a provider of one's own (`oidc.ts`). Secrets are 256 random bits and are kept as hashes only.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { assert, type Instant, msOf } from "@comity/wire";
import type { Officer } from "../core/env.ts";
import type { OfficerLogin } from "./service.ts";

export interface SignedIn {
  readonly officer: Officer;
  /** Names the session, or the officer where a token is shown with every call; no secret. */
  readonly key: string;
  readonly by: "token" | "session";
  /** The passkey that opened the session. */
  readonly passkey?: string;
}

const idleMsMax = 12 * 60 * 60 * 1000;

interface Session {
  readonly signedIn: SignedIn;
  usedAtMs: number;
}

export class SignIns {
  private readonly logins: readonly { readonly officer: Officer; readonly tokenHash: Buffer }[];
  private readonly now: () => Instant;
  private readonly random: (bytes: number) => Uint8Array;
  private readonly codes = new Map<string, Officer>();
  private readonly sessions = new Map<string, Session>();

  constructor(logins: readonly OfficerLogin[], now: () => Instant, random: (bytes: number) => Uint8Array) {
    this.logins = logins.map(({ name, role, desk, tokenHash }) => {
      assert(/^[0-9a-f]{64}$/.test(tokenHash), `the token hash of ${name} is 64 hexadecimal digits`);
      return { officer: { name, role, desk }, tokenHash: Buffer.from(tokenHash, "hex") };
    });
    this.now = now;
    this.random = random;
  }

  get officers(): readonly Officer[] {
    return this.logins.map((l) => l.officer);
  }
  named(name: string): Officer | undefined {
    return this.officers.find((o) => o.name === name);
  }

  byToken(token: string): SignedIn | undefined {
    const hash = createHash("sha256").update(token).digest();
    let found: Officer | undefined;
    // Every officer is compared, so that the time taken tells nothing about whose token came near.
    for (const login of this.logins) if (timingSafeEqual(hash, login.tokenHash)) found = login.officer;
    return found && { officer: found, key: `token ${found.name}`, by: "token" };
  }

  /** A code for a link, good once and until then. */
  newCode(officer: Officer): string {
    const code = this.secret();
    this.codes.set(hashOf(code), officer);
    return code;
  }
  takeCode(code: string): Officer | undefined {
    const hash = hashOf(code);
    const officer = this.codes.get(hash);
    this.codes.delete(hash);
    return officer;
  }

  /** @returns the cookie's value */
  open(officer: Officer, passkey?: string): string {
    const nowMs = msOf(this.now());
    for (const [hash, s] of this.sessions) if (isIdle(s, nowMs)) this.sessions.delete(hash);
    const value = this.secret();
    const hash = hashOf(value);
    const by = { by: "session" as const, ...(passkey === undefined ? {} : { passkey }) };
    this.sessions.set(hash, { signedIn: { officer, key: `session ${hash}`, ...by }, usedAtMs: nowMs });
    return value;
  }
  bySession(value: string): SignedIn | undefined {
    return this.use(hashOf(value));
  }
  /** An open stream of events is an officer's console on the wall: it keeps its session. */
  keep(signedIn: SignedIn): boolean {
    return signedIn.by === "token" || this.use(signedIn.key.slice("session ".length)) !== undefined;
  }
  close(signedIn: SignedIn): void {
    this.sessions.delete(signedIn.key.slice("session ".length));
  }

  /** Ends the sessions that a passkey opened. @returns which */
  closeOpenedBy(passkey: string): readonly SignedIn[] {
    const opened = [...this.sessions.values()].map((s) => s.signedIn).filter((s) => s.passkey === passkey);
    for (const s of opened) this.close(s);
    return opened;
  }

  private use(hash: string): SignedIn | undefined {
    const session = this.sessions.get(hash);
    if (session === undefined) return undefined;
    const nowMs = msOf(this.now());
    if (isIdle(session, nowMs)) {
      this.sessions.delete(hash);
      return undefined;
    }
    session.usedAtMs = nowMs;
    return session.signedIn;
  }
  private secret(): string {
    return Buffer.from(this.random(32)).toString("base64url");
  }
}

const isIdle = (s: Session, nowMs: number): boolean => nowMs - s.usedAtMs > idleMsMax;
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

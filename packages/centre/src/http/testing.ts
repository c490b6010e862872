/** What the tests of the HTTP side share: a centre that is only a list of answers, and a server on loopback in front of it. */
import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { type Instant, instantOf, type Party } from "@comity/wire";
import type {
  Alarm,
  CentreInfo,
  Change,
  Draft,
  Entry,
  LibraryEntry,
  MessageDetail,
  Preview,
  Text4,
} from "../api/schemas.ts";
import type { ShiftInfo } from "../api/shift-schemas.ts";
import type { Act, Answer } from "../core/act.ts";
import type { Env, Officer } from "../core/env.ts";
import type { GivenFiles } from "../shell/service.ts";
import { type HttpServer, startHttp } from "./server.ts";
import type { CentreService, HttpOptions, OfficerLogin } from "./service.ts";

export const id = (n: number): string => n.toString(16).padStart(32, "0");
const text4 = (en: string): Text4 => ({ en, fr: en, ru: en, zh: en });
const at = "2026-02-14T02:00:11.123Z";

export const entry = (n: number, more: Partial<Entry> = {}): Entry => ({
  id: id(n),
  reference: `US-2026-${String(n).padStart(4, "0")}`,
  kind: "notification",
  regime: "launches",
  regimeTitle: text4("Launch notification"),
  type: "launch",
  typeTitle: text4("Launch"),
  from: "US",
  to: ["CN", "FR"],
  about: null,
  aboutReference: null,
  fields: { "launch-area": { name: "Vandenberg" } },
  effectiveFields: {},
  summary: text4("A launch from Vandenberg"),
  composedAt: at,
  sentAt: at,
  receivedAt: at,
  leadTimeHours: 28.5,
  filing: "on-time",
  filingBecause: null,
  lateByHours: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  byHand: null,
  told: ["CN", "FR"],
  notTold: [],
  routed: [],
  addressees: {
    CN: {
      receivedAt: at,
      refused: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
      acknowledgedByHand: false,
      givenByHandAt: null,
      filing: "on-time",
      leadTimeHours: 28.5,
    },
  },
  outcome: null,
  correctedBy: null,
  open: true,
  clause: "Art. 2",
  ...more,
});

export const draft = (n: number, more: Partial<Draft> = {}): Draft => ({
  id: id(n),
  reference: `US-2026-${String(n).padStart(4, "0")}`,
  kind: "notification",
  regime: "launches",
  type: "launch",
  about: null,
  aboutReference: null,
  reason: null,
  to: ["CN", "FR"],
  fields: { window: {} },
  language: "en",
  late: false,
  state: "awaiting-release",
  composedBy: "Vera Cole",
  composedAt: at,
  releasedBy: null,
  returned: null,
  checks: [],
  questions: [],
  canSend: true,
  text: null,
  map: { places: [], tracks: [] },
  ...more,
});

const message = (e: Entry): MessageDetail => ({
  ...e,
  text: text4("A launch from Vandenberg"),
  authentic: "en",
  receipts: {},
  envelope: "{}",
  envelopeId: "e",
  stream: "US>CN,FR",
  sequence: 1,
  previous: null,
  missing: [],
  keys: [{ id: "us-1", algorithm: "ed25519" }],
  recordIndex: 0,
  regimeDigest: "0",
  regimeDigestHere: "0",
  officers: { composed: "Vera Cole", released: "Ben Ode" },
  reason: null,
  thread: [],
  acknowledge: null,
  followUp: null,
  rule: { clause: "Art. 2", leadTime: null, line: 12 },
  map: { places: [], tracks: [] },
});

const alarm: Alarm = {
  id: "unread/0001",
  kind: "unread",
  message: text4("The warning desk has not read US-2026-0001"),
  action: text4("Telephone the desk"),
  item: id(1),
  reference: "US-2026-0001",
  party: "US",
  event: null,
  line: null,
  call: null,
  since: at,
  takenBy: null,
  takenAt: null,
};

const given = (name: string, text: string): GivenFiles => {
  const digest = createHash("sha256").update(text).digest("hex");
  return {
    list: async () => [{ name, bytes: text.length, digest }],
    file: async (asked) => (asked === name ? { text, digest } : undefined),
  };
};

/** Says what it is told to say, and remembers what it was asked. */
export class FakeCentre implements CentreService {
  readonly files = {} as CentreService["files"];
  readonly env: Env;
  readonly acts: { readonly officer: Officer; readonly act: Act }[] = [];
  answer: Answer | Error = { kind: "done", id: id(1) as Extract<Answer, { kind: "done" }>["id"] };
  halted: string | undefined = undefined;
  held: Entry[] = [entry(1)];
  kept: Draft[] = [draft(1)];
  previewed: Preview | string = {
    checks: [],
    questions: [],
    canSend: true,
    text: null,
    map: { places: [], tracks: [] },
    mustBeReceivedBy: null,
  };
  readonly shelf: LibraryEntry = {
    id: "launches",
    title: text4("Launches"),
    kind: "agreement",
    parties: ["CN", "US"],
    digest: "0",
    standing: { status: "in-force", since: "2020-01-01" },
    runs: true,
    faults: 0,
  };
  record: string | undefined = "comity.example/us\n1\nAAAA\n";
  private readonly listeners = new Set<(c: Change) => void>();

  constructor(party: string) {
    this.env = { me: party as Party } as Env;
  }
  async act(officer: Officer, act: Act): Promise<Answer> {
    this.acts.push({ officer, act });
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }
  centreInfo(officer: Officer): CentreInfo {
    return {
      party: this.env.me,
      name: text4(`Centre of ${this.env.me}`),
      purpose: "drill",
      record: "comity.example",
      note: null,
      now: at,
      officer: { ...officer },
      desks: [],
      peers: [],
      watch: null,
      nextWatch: null,
      seats: [],
      recordSize: 1,
      checkpoint: null,
    };
  }
  regimes() {
    return [];
  }
  async library() {
    return [this.shelf];
  }
  async libraryFile(key: string) {
    return key === this.shelf.id ? { id: key, file: "regime: launches\n" } : undefined;
  }
  readonly almanac = given("stockpiles.csv", "country,value\nCN,600\n");
  readonly models = given("record-growth.yaml", "model: record-growth\n");
  inbox() {
    return this.held;
  }
  sent() {
    return [];
  }
  due() {
    return this.held.map((e) => ({
      ...e,
      duty: "acknowledge" as const,
      owedBy: "CN",
      owedTo: ["US"],
      desk: null,
      dueAt: at,
      dueState: "late" as const,
      dutyClause: "Art. 4",
      dutyText: text4("Acknowledge US-2026-0001"),
      verified: "text" as const,
    }));
  }
  entry(key: string): Entry | undefined {
    return this.held.find((e) => e.id === key || e.reference === key);
  }
  message(key: string): MessageDetail | undefined {
    const found = this.entry(key);
    return found && message(found);
  }
  drafts() {
    return this.kept;
  }
  draft(key: string): Draft | undefined {
    return this.kept.find((d) => d.id === key || d.reference === key);
  }
  preview() {
    return this.previewed;
  }
  feeds(): readonly [] {
    return [];
  }
  feedByTokenHash(): undefined {
    return undefined;
  }
  alarms() {
    return [alarm];
  }
  warnings() {
    return { warnings: [], groups: [] };
  }
  warningVersions() {
    return undefined;
  }
  watchEvents() {
    return [];
  }
  watchEvent() {
    return undefined;
  }
  lines() {
    return [];
  }
  readonly proposedLines = () => [];
  readonly linesLeft = () => [];
  readonly loggedCalls = () => [];
  readonly keys = () => [];
  readonly makeKey = () => undefined;
  readonly papers = () => [];
  paper() {
    return undefined;
  }
  declarations() {
    return [];
  }
  byHand(): [] {
    return [];
  }
  outgoing() {
    return [];
  }
  calls() {
    return [];
  }
  call() {
    return undefined;
  }
  speak(officer: Officer, act: Act): Promise<Answer> {
    return this.act(officer, act);
  }
  shift(): ShiftInfo {
    return {
      ...{ watch: null, next: null, onWatch: false, handOver: null, items: [], late: 0, digest: "0".repeat(64) },
      ...{ notes: [], offWatch: [], alarms: { count: 0, perTenMinutes: null, target: 1 }, turns: [], ended: [] },
      ...{ journal: { entries: 1, inWatch: 0 }, officers: [] },
    };
  }
  refusals() {
    return [{ at, peer: "FR", line: "refused", detail: "its signature does not verify" }];
  }
  proofOf(key: string) {
    return this.entry(key) && "c2sp.org/tlog-proof@v1\n";
  }
  checkpoint() {
    return this.record;
  }
  onChange(listener: (c: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  tell(position: number): void {
    for (const l of this.listeners) l({ position, at, ring: false });
  }
}

export const officers = (party: string): readonly (OfficerLogin & { readonly token: string })[] =>
  [
    { name: "Vera Cole", role: "watch-officer" as const, desk: null },
    { name: "Ben Ode", role: "releasing-officer" as const, desk: null },
    { name: "Desk Officer", role: "desk" as const, desk: "warning" },
  ].map((o) => {
    const token = `${party}.${o.role}.token`;
    return { ...o, token, tokenHash: createHash("sha256").update(token).digest("hex") };
  });

export interface Started extends HttpServer {
  readonly fake: FakeCentre;
  readonly log: { readonly level: string; readonly words: string; readonly more?: unknown }[];
  /** Moves this centre's clock. */
  wait(ms: number): void;
  readonly tokens: readonly string[];
}

export async function start(party: string, more: Partial<HttpOptions> = {}): Promise<Started> {
  const fake = new FakeCentre(party);
  const log: Started["log"] = [];
  const logins = officers(party);
  let ms = Date.parse(at);
  const server = await startHttp({
    service: fake,
    port: 0,
    officers: logins,
    now: (): Instant => instantOf(ms),
    random: (n) => randomBytes(n),
    log: (level, words, rest) => log.push({ level, words, more: rest }),
    ...more,
  });
  return {
    ...server,
    fake,
    log,
    tokens: logins.map((o) => o.token),
    wait(by) {
      ms += by;
    },
  };
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Like a browser that keeps nothing: headers are sent exactly as given, `host` and `origin` too, which fetch would not let us set. */
export function get(
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string | Buffer; ca?: string } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = { method: init.method ?? "GET", headers: init.headers ?? {}, ca: init.ca };
    const sent = (init.ca === undefined ? httpRequest : httpsRequest)(url, asked, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(init.body);
  });
}

/** Opens a link and @returns the cookie that it sets, `comity-us=…`; empty if none */
export async function enter(url: string): Promise<string> {
  const { headers } = await get(url);
  return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

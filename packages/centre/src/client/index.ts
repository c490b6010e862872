/** The typed client of a centre's HTTP API, for the command line, the console and anyone's own tools. Runs in browsers too. */

import type { HandIn, HandInfo } from "../api/hand-schemas.ts";
import type { DeclarationIn, DeclarationRound, OutgoingInfo, PaperIn, PaperInfo } from "../api/paper-schemas.ts";
import type { PasskeyInfo } from "../api/passkey-schemas.ts";
import type {
  Alarm,
  CentreInfo,
  Change,
  Compose,
  Draft,
  DraftEdit,
  Due,
  Entry,
  GivenFile,
  LibraryEntry,
  LibraryFile,
  MessageDetail,
  Preview,
  Problem,
  Refusal,
  RegimeInfo,
} from "../api/schemas.ts";
import type { ReadItem, ShiftInfo, TurnIn } from "../api/shift-schemas.ts";
import type {
  EventsIn,
  FeedMade,
  FeedShown,
  Served,
  ServedIn,
  Taken,
  WarningsIn,
  WarningVersions,
  WatchedEvent,
  WatchWarnings,
} from "../api/watch-schemas.ts";
import { type FileCalls, fileCalls } from "./files.ts";

import { type LineClient, lineClient } from "./lines.ts";

export type * from "../api/file-schemas.ts";
export type * from "../api/hand-schemas.ts";
export type * from "../api/key-schemas.ts";
export type * from "../api/line-schemas.ts";
export type * from "../api/paper-schemas.ts";
export type * from "../api/passkey-schemas.ts";
export type * from "../api/schemas.ts";
export type * from "../api/shift-schemas.ts";
export type * from "../api/watch-schemas.ts";

/** The centre answered no. `problem` says what was wrong and what to do next; `draft` is what it kept. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}
/** The centre could not be asked at all. */
export class OutOfReach extends Error {
  override readonly name = "OutOfReach";
}

export interface ClientOptions {
  /** `http://127.0.0.1:4100`; empty in the console, which asks its own origin. */
  readonly url: string;
  /** An officer's token; absent in the console, whose session is a cookie. */
  readonly token?: string;
}

export interface Client extends LineClient, FileCalls {
  centre(): Promise<CentreInfo>;
  regimes(): Promise<RegimeInfo[]>;
  /** Every regime file that can be read at this centre. */
  library(): Promise<LibraryEntry[]>;
  libraryFile(id: string): Promise<LibraryFile>;
  /** The files of the public record: a data package. */
  almanac(): Promise<GivenFile[]>;
  /** @param file as the list has it: what a browser has kept under its digest is not fetched again */
  almanacFile(file: Pick<GivenFile, "name" | "digest">): Promise<string>;
  /** The files of the models by which projections are made. */
  models(): Promise<GivenFile[]>;
  modelFile(file: Pick<GivenFile, "name" | "digest">): Promise<string>;
  /** Everything received, newest first. */
  inbox(): Promise<Entry[]>;
  /** Everything sent, newest first. */
  sent(): Promise<Entry[]>;
  /** What is owed by us and to us: late first, then soonest. */
  due(): Promise<Due[]>;
  /** @param id an item's id or reference */
  message(id: string): Promise<MessageDetail>;
  drafts(): Promise<Draft[]>;
  draft(id: string): Promise<Draft>;
  preview(c: Compose): Promise<Preview>;
  compose(c: Compose): Promise<Draft>;
  edit(id: string, e: DraftEdit): Promise<Draft>;
  release(id: string): Promise<Draft>;
  /** Give a draft back to its author with a reason. */
  returnDraft(id: string, reason: string): Promise<Draft>;
  /** Say that a question about a draft was asked and answered. @param question its key */
  answerQuestion(id: string, question: string, reason: string): Promise<Draft>;
  discard(id: string): Promise<Draft>;
  acknowledge(id: string): Promise<Entry>;
  route(id: string, desks: readonly string[]): Promise<Entry>;
  read(id: string, desk: string): Promise<Entry>;
  alarms(): Promise<Alarm[]>;
  takeAlarm(id: string): Promise<Alarm>;
  refusals(): Promise<Refusal[]>;
  /** Warnings that stand now, and their groups. @param also names of others to show with them */
  warnings(also?: readonly string[]): Promise<WatchWarnings>;
  /** Every text seen under one name, oldest first. */
  warningVersions(id: string): Promise<WarningVersions>;
  addWarnings(w: WarningsIn): Promise<Taken>;
  /** Say what a source serves now. @returns what it was found to serve no more */
  noteServed(s: ServedIn): Promise<Served>;
  /** Machines that bring warnings and events. */
  feeds(): Promise<FeedShown[]>;
  /** @returns its token, which is shown this once */
  makeFeed(name: string): Promise<FeedMade>;
  endFeed(name: string): Promise<FeedShown>;
  /** Detections and launches, newest first, each with its answer. */
  events(): Promise<WatchedEvent[]>;
  event(id: string): Promise<WatchedEvent>;
  addEvents(e: EventsIn): Promise<Taken>;
  /** Say what an event was, and by whose word. */
  settleEvent(id: string, said: { readonly what: string; readonly source: string }): Promise<WatchedEvent>;
  /** Put warnings into one group by hand. */
  group(warnings: readonly string[], reason?: string): Promise<WatchWarnings>;
  /** Papers of ours and to us, the newest first. */
  papers(): Promise<PaperInfo[]>;
  paper(id: string): Promise<PaperInfo>;
  /** Write a paper, or a step of one; a second officer releases it. */
  preparePaper(p: PaperIn): Promise<OutgoingInfo>;
  /** Declarations round by round. */
  declarations(): Promise<DeclarationRound[]>;
  prepareDeclaration(d: DeclarationIn): Promise<OutgoingInfo>;
  /** Papers and declarations that were prepared here. */
  outgoing(): Promise<OutgoingInfo[]>;
  /** What came or was given out of band, newest first, confirmed or not. */
  byHand(): Promise<HandInfo[]>;
  /** @param id its id or reference, such as H-2026-0001 */
  byHandEntry(id: string): Promise<HandInfo>;
  /** It counts once a second officer has confirmed it. */
  enterByHand(h: HandIn): Promise<HandInfo>;
  confirmByHand(id: string): Promise<HandInfo>;
  rejectByHand(id: string, reason: string): Promise<HandInfo>;
  /** The same came signed. @param item its id or reference */
  supersedeByHand(id: string, item: string): Promise<HandInfo>;
  releaseOutgoing(id: string): Promise<OutgoingInfo>;
  openDeclaration(id: string): Promise<OutgoingInfo>;
  discardOutgoing(id: string, reason: string): Promise<OutgoingInfo>;
  /** Who has the watch, what passes on, and the open hand-over. */
  shift(): Promise<ShiftInfo>;
  takeWatch(until?: string): Promise<ShiftInfo>;
  openHandOver(to?: string): Promise<ShiftInfo>;
  /** One item, as it was shown. */
  readHandOverItem(i: ReadItem): Promise<ShiftInfo>;
  /** @param reason of a supervisor, who signs in place of the outgoing officer */
  signHandOver(digest: string, reason?: string): Promise<ShiftInfo>;
  withdrawHandOver(reason: string): Promise<ShiftInfo>;
  noteWatch(text: string, language?: string): Promise<ShiftInfo>;
  planTurn(t: TurnIn): Promise<ShiftInfo>;
  cancelTurn(id: string): Promise<ShiftInfo>;
  /** One's own; a supervisor and an auditor see everybody's. */
  passkeys(): Promise<PasskeyInfo[]>;
  /** What the browser hands to the device, as WebAuthn's JSON. */
  passkeyOptions(): Promise<object>;
  registerPasskey(name: string, response: object): Promise<PasskeyInfo>;
  revokePasskey(id: string): Promise<PasskeyInfo>;
  /** For the page at the door: no session is needed. */
  signInOptions(): Promise<object>;
  signInByPasskey(response: object): Promise<void>;
  signOut(): Promise<void>;
  /** One file that proves the item is on this centre's record (C2SP tlog-proof). */
  proof(id: string): Promise<string>;
  checkpoint(): Promise<string>;
  /** Only where several centres run on one machine: a link that opens another seat, good once and for a minute. */
  seat(party: string, officer?: string): Promise<{ url: string }>;
  /** Calls `onChange` after every change until the signal aborts; reconnects by itself. */
  changes(onChange: (c: Change) => void, signal: AbortSignal): Promise<void>;
}

export function connect(options: ClientOptions): Client {
  const base = `${options.url}/api/v1`;
  const headers: Record<string, string> = {
    "x-comity": "1",
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
  };

  async function reach(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(base + path, { ...init, headers: { ...headers, ...init.headers } });
    } catch (e) {
      if (init.signal?.aborted) throw e;
      throw new OutOfReach(`no answer from the centre at ${options.url || "this address"}`);
    }
  }
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sends = body !== undefined;
    const response = await reach(path, {
      method,
      ...(sends ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    if (!response.ok) throw new Refused(await problemOf(response));
    const json = response.headers.get("content-type")?.includes("json");
    return (json ? await response.json() : await response.text()) as T;
  }
  async function had(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await reach(path, init);
    if (!response.ok) throw new Refused(await problemOf(response));
    return response;
  }
  /** A file's text, JSON too. */
  const given = async (path: string): Promise<string> => (await had(path)).text();
  const at = (id: string): string => encodeURIComponent(id);

  return {
    centre: () => ask("GET", "/centre"),
    regimes: () => ask("GET", "/regimes"),
    library: () => ask("GET", "/library"),
    almanac: () => ask("GET", "/almanac"),
    almanacFile: (f) => given(`/almanac/${at(f.name)}?digest=${at(f.digest)}`),
    models: () => ask("GET", "/models"),
    modelFile: (f) => given(`/models/${at(f.name)}?digest=${at(f.digest)}`),
    libraryFile: (id) => ask("GET", `/library/${at(id)}`),
    inbox: () => ask("GET", "/inbox"),
    sent: () => ask("GET", "/sent"),
    due: () => ask("GET", "/due"),
    message: (id) => ask("GET", `/messages/${at(id)}`),
    drafts: () => ask("GET", "/drafts"),
    draft: (id) => ask("GET", `/drafts/${at(id)}`),
    preview: (c) => ask("POST", "/preview", c),
    compose: (c) => ask("POST", "/drafts", c),
    edit: (id, e) => ask("PUT", `/drafts/${at(id)}`, e),
    release: (id) => ask("POST", `/drafts/${at(id)}/release`, {}),
    returnDraft: (id, reason) => ask("POST", `/drafts/${at(id)}/return`, { reason }),
    answerQuestion: (id, question, reason) => ask("POST", `/drafts/${at(id)}/answer`, { question, reason }),
    discard: (id) => ask("POST", `/drafts/${at(id)}/discard`, {}),
    acknowledge: (id) => ask("POST", `/messages/${at(id)}/acknowledge`, {}),
    route: (id, desks) => ask("POST", `/messages/${at(id)}/route`, { desks }),
    read: (id, desk) => ask("POST", `/messages/${at(id)}/read`, { desk }),
    alarms: () => ask("GET", "/alarms"),
    takeAlarm: (id) => ask("POST", `/alarms/${at(id)}/take`, {}),
    refusals: () => ask("GET", "/refusals"),
    warnings: (also = []) =>
      ask("GET", `/warnings${also.length === 0 ? "" : `?${also.map((w) => `also=${at(w)}`).join("&")}`}`),
    warningVersions: (id) => ask("GET", `/warnings/${at(id)}`),
    addWarnings: (w) => ask("POST", "/warnings", w),
    noteServed: (s) => ask("POST", "/warnings/served", s),
    feeds: () => ask("GET", "/feeds"),
    makeFeed: (name) => ask("POST", "/feeds", { name }),
    endFeed: (name) => ask("POST", `/feeds/${at(name)}/end`, {}),
    events: () => ask("GET", "/events.json"),
    event: (id) => ask("GET", `/events/${at(id)}`),
    addEvents: (e) => ask("POST", "/events", e),
    settleEvent: (id, said) => ask("POST", `/events/${at(id)}/settle`, said),
    group: (warnings, reason) => ask("POST", "/groups", { warnings, ...(reason ? { reason } : {}) }),
    ...lineClient(ask),
    papers: () => ask("GET", "/papers"),
    paper: (id) => ask("GET", `/papers/${at(id)}`),
    preparePaper: (p) => ask("POST", "/papers", p),
    declarations: () => ask("GET", "/declarations"),
    prepareDeclaration: (d) => ask("POST", "/declarations", d),
    outgoing: () => ask("GET", "/outgoing"),
    ...fileCalls(had),
    byHand: () => ask("GET", "/by-hand"),
    byHandEntry: (id) => ask("GET", `/by-hand/${at(id)}`),
    enterByHand: (h) => ask("POST", "/by-hand", h),
    confirmByHand: (id) => ask("POST", `/by-hand/${at(id)}/confirm`, {}),
    rejectByHand: (id, reason) => ask("POST", `/by-hand/${at(id)}/reject`, { reason }),
    supersedeByHand: (id, item) => ask("POST", `/by-hand/${at(id)}/supersede`, { item }),
    releaseOutgoing: (id) => ask("POST", `/outgoing/${at(id)}/release`, {}),
    openDeclaration: (id) => ask("POST", `/outgoing/${at(id)}/open`, {}),
    discardOutgoing: (id, reason) => ask("POST", `/outgoing/${at(id)}/discard`, { reason }),
    shift: () => ask("GET", "/shift"),
    takeWatch: (until) => ask("POST", "/shift/take", until === undefined ? {} : { until }),
    openHandOver: (to) => ask("POST", "/shift/hand-over", to === undefined ? {} : { to }),
    readHandOverItem: (i) => ask("POST", "/shift/hand-over/read", i),
    signHandOver: (digest, reason) =>
      ask("POST", "/shift/hand-over/sign", { digest, ...(reason === undefined ? {} : { reason }) }),
    withdrawHandOver: (reason) => ask("POST", "/shift/hand-over/withdraw", { reason }),
    noteWatch: (text, language) =>
      ask("POST", "/shift/notes", { text, ...(language === undefined ? {} : { language }) }),
    planTurn: (t) => ask("POST", "/shift/turns", t),
    cancelTurn: (id) => ask("POST", `/shift/turns/${at(id)}/cancel`, {}),
    passkeys: () => ask("GET", "/passkeys"),
    passkeyOptions: () => ask("POST", "/passkeys/options", {}),
    registerPasskey: (name, response) => ask("POST", "/passkeys", { name, response }),
    revokePasskey: (id) => ask("POST", `/passkeys/${at(id)}/revoke`, {}),
    signInOptions: () => ask("POST", "/sign-in/options", {}),
    signInByPasskey: async (response) => void (await ask("POST", "/sign-in/passkey", response)),
    signOut: async () => void (await ask("POST", "/sign-out", {})),
    proof: (id) => ask("GET", `/messages/${at(id)}/proof`),
    checkpoint: () => ask("GET", "/checkpoint"),
    seat: (party, officer) => ask("POST", "/seat", { party, ...(officer ? { officer } : {}) }),
    changes: (onChange, signal) => follow(reach, onChange, signal),
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = {
    type: "about:blank",
    title: response.statusText,
    status: response.status,
    detail: `the centre answered ${response.status} ${response.statusText}`,
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}

// Server-sent events over fetch, because EventSource cannot carry an officer's token.
async function follow(
  reach: (path: string, init: RequestInit) => Promise<Response>,
  onChange: (c: Change) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await reach("/events", { signal, headers: { accept: "text/event-stream" } });
      if (!response.ok || response.body === null) throw new Refused(await problemOf(response));
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let rest = "";
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        rest += decoder.decode(part.value, { stream: true });
        const events = rest.split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) {
          const data = event.split("\n").find((line) => line.startsWith("data: "));
          if (data !== undefined) onChange(JSON.parse(data.slice(6)) as Change);
        }
      }
    } catch (e) {
      if (signal.aborted) return;
      if (e instanceof Refused && e.problem.status === 401) throw e;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

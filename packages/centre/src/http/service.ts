/**
 * What the HTTP side asks of a centre, and what it is given to start. A door parses, calls and formats; whatever is decided,
 * is decided behind this interface.
 */

import type { Instant } from "@comity/wire";
import type { HandInfo } from "../api/hand-schemas.ts";
import type { KeyInfo, MadeKey } from "../api/key-schemas.ts";
import type { CallInfo, LineInfo, LineLeftInfo, LoggedCallInfo, ProposedLineInfo } from "../api/line-schemas.ts";
import type { DeclarationRound, OutgoingInfo, PaperInfo } from "../api/paper-schemas.ts";
import type {
  Alarm,
  CentreInfo,
  Change,
  Draft,
  Due,
  Entry,
  LibraryEntry,
  LibraryFile,
  MessageDetail,
  Preview,
  Refusal,
  RegimeInfo,
  Text4,
} from "../api/schemas.ts";
import type { ShiftInfo } from "../api/shift-schemas.ts";
import type { FeedShown, WarningVersions, WatchedEvent, WatchWarnings } from "../api/watch-schemas.ts";
import type { Act, Answer, ComposeAct } from "../core/acts.ts";
import type { Env, Officer } from "../core/env.ts";
import type { SpokenAct } from "../core/line/decide.ts";
import type { FileDesk } from "../shell/files/desk.ts";
import type { GivenFiles } from "../shell/service.ts";
import type { OidcSettings } from "./oidc.ts";
import type { PasskeyStore } from "./passkeys.ts";

export interface CentreService {
  readonly env: Env;
  /** Resolves once what was done is durable; rejects with an error named `Halted` when the centre has stopped. */
  act(officer: Officer, act: Act): Promise<Answer>;
  /** Without `seats`: those are the door's to tell. */
  centreInfo(officer: Officer): CentreInfo;
  regimes(): readonly RegimeInfo[];
  library(): Promise<readonly LibraryEntry[]>;
  libraryFile(id: string): Promise<LibraryFile | undefined>;
  /** The public record, and the models of projections: files as they stand. */
  readonly almanac: GivenFiles;
  readonly models: GivenFiles;
  lines(): readonly LineInfo[];
  proposedLines(): readonly ProposedLineInfo[];
  linesLeft(): readonly LineLeftInfo[];
  loggedCalls(line?: string): readonly LoggedCallInfo[];
  keys(): readonly KeyInfo[];
  makeKey(use: "signing" | "sealing"): MadeKey | undefined;
  /** @param line only calls on this line */
  calls(line?: string): readonly CallInfo[];
  call(id: string): CallInfo | undefined;
  /** As `act`; words too long for one message go in parts. */
  speak(officer: Officer, act: SpokenAct): Promise<Answer>;
  papers(): readonly PaperInfo[];
  paper(idOrReference: string): PaperInfo | undefined;
  declarations(): readonly DeclarationRound[];
  outgoing(): readonly OutgoingInfo[];
  /** What came or was given out of band. */
  byHand(): readonly HandInfo[];
  /** Files that travel beside the record. */
  readonly files: FileDesk;
  inbox(): readonly Entry[];
  sent(): readonly Entry[];
  due(): readonly Due[];
  entry(idOrReference: string): Entry | undefined;
  message(idOrReference: string): MessageDetail | undefined;
  drafts(): readonly Draft[];
  draft(idOrReference: string): Draft | undefined;
  /** A text says why it cannot be previewed. */
  preview(compose: ComposeAct): Preview | string;
  alarms(): readonly Alarm[];
  warnings(more?: readonly string[]): WatchWarnings;
  warningVersions(id: string): WarningVersions | undefined;
  watchEvents(): readonly WatchedEvent[];
  watchEvent(id: string): WatchedEvent | undefined;
  /** Machines that bring warnings and events. */
  feeds(): readonly FeedShown[];
  /** The machine whose token has this SHA-256, in hex, while it is good. */
  feedByTokenHash(hash: string): Officer | undefined;
  /** The watch, and what passes on, as this officer sees it. */
  shift(officer: Officer): ShiftInfo;
  refusals(): readonly Refusal[];
  proofOf(idOrReference: string): string | undefined;
  checkpoint(): string | undefined;
  /** @returns what to call to hear no more */
  onChange(listener: (change: Change) => void): () => void;
  /** Why it stopped, in one clear sentence; undefined while it runs. */
  readonly halted: string | undefined;
}

/** An officer who may sign in. The token itself is known to the officer alone. */
export interface OfficerLogin extends Officer {
  /** SHA-256 of the bearer token, hex. */
  readonly tokenHash: string;
}

/** A centre on the same machine, whose seats may be taken from ours. */
export interface OtherCentre {
  readonly party: string;
  readonly name: Text4;
  /** Such as `http://127.0.0.1:4101`. */
  readonly url: string;
  readonly officers: readonly Officer[];
}
export interface Seats {
  /** Shared by the centres of one `comity up`, and by nobody else: it signs the tickets from one seat to another. */
  readonly key: Uint8Array;
  others(): readonly OtherCentre[];
}

/** By which ways people may come in, beside the seats of one machine. */
export interface SignInSettings {
  /** One-time links, and officers' tokens; both unless a setting switches them off. */
  readonly links: boolean;
  readonly tokens: boolean;
  readonly passkeys?: PasskeyStore;
  /** The name that passkeys are bound to; absent: that by which the console was opened. */
  readonly rpId?: string;
  readonly oidc?: OidcSettings;
}

export interface HttpOptions {
  readonly service: CentreService;
  /** The address to listen at; absent: 127.0.0.1. Without TLS only loopback will do. */
  readonly host?: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Names under which this centre is reached besides loopback and `host`, such as `centre.example` or `centre.example:8443`. */
  readonly names?: readonly string[];
  /** PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly officers: readonly OfficerLogin[];
  /** The built console; absent: the API alone. */
  readonly webRoot?: string;
  readonly seats?: Seats;
  /** Absent: links and tokens alone. */
  readonly signIn?: SignInSettings;
  /** This machine's clock, for sessions and tickets: not a drill's, which may jump. */
  now(): Instant;
  random(bytes: number): Uint8Array;
  log(level: "info" | "warn" | "error", words: string, more?: Readonly<Record<string, unknown>>): void;
}

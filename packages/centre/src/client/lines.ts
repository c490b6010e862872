/** What the client asks of crisis lines and of the parties' keys. */
import type { KeyInfo, MadeKey, ReplaceKeyIn } from "../api/key-schemas.ts";
import type {
  AnnexIn,
  CallIn,
  CallInfo,
  ChangeIn,
  LineInfo,
  LineLeftInfo,
  LogCallIn,
  LoggedCallInfo,
  MemberIn,
  PhraseInfo,
  ProposedLineInfo,
  ReplyIn,
  SayIn,
} from "../api/line-schemas.ts";

export interface LineClient {
  /** Every line with us as a member: who answers, the age of the last answered test, what waits. */
  lines(): Promise<LineInfo[]>;
  /** Of chosen members, joined by some and not yet by all. */
  proposedLines(): Promise<ProposedLineInfo[]>;
  /** The parties' public keys, and how each stands. */
  keys(): Promise<KeyInfo[]>;
  replaceKey(k: ReplaceKeyIn): Promise<KeyInfo[]>;
  makeKey(use: "signing" | "sealing"): Promise<MadeKey>;
  /** @param statement one line, signed with the recovery key */
  changeKey(statement: string): Promise<KeyInfo[]>;
  /** Lines that the others have put us out of. */
  linesLeft(): Promise<LineLeftInfo[]>;
  /** By the ordinary telephone, the newest first. @param line only of this line */
  loggedCalls(line?: string): Promise<LoggedCallInfo[]>;
  logCall(c: LogCallIn): Promise<LoggedCallInfo[]>;
  removeFromLine(c: ChangeIn): Promise<LineInfo[]>;
  letBackOnLine(c: ChangeIn): Promise<LineInfo[]>;
  agreeOnLine(proposal: string): Promise<LineInfo[]>;
  declineOnLine(proposal: string, reason: string): Promise<LineInfo[]>;
  /** The newest first. @param line only calls on this line */
  calls(line?: string): Promise<CallInfo[]>;
  lineCall(id: string): Promise<CallInfo>;
  /** Set words for the first minutes. */
  phrases(): Promise<PhraseInfo[]>;
  placeCall(c: CallIn): Promise<CallInfo>;
  sayInCall(id: string, s: SayIn): Promise<CallInfo>;
  replyToCall(id: string, r: ReplyIn): Promise<CallInfo>;
  testLine(line: string): Promise<LineInfo[]>;
  answerTests(line: string): Promise<LineInfo[]>;
  clearLine(line: string): Promise<LineInfo[]>;
  freezeLine(line: string, reason: string): Promise<LineInfo[]>;
  resumeLine(line: string, reason: string): Promise<LineInfo[]>;
  joinLine(m: MemberIn): Promise<LineInfo[]>;
  leaveLine(m: MemberIn): Promise<LineInfo[]>;
  /** @param passage its envelope */
  translate(passage: string, a: AnnexIn): Promise<{ id: string }>;
  confirmTranslation(id: string): Promise<{ id: string }>;
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;
const at = (id: string): string => encodeURIComponent(id);

export const lineClient = (ask: Ask): LineClient => ({
  lines: () => ask("GET", "/lines"),
  proposedLines: () => ask("GET", "/lines/proposed"),
  keys: () => ask("GET", "/keys"),
  replaceKey: (k) => ask("POST", "/keys/replace", k),
  makeKey: (use) => ask("POST", "/keys/make", { use }),
  changeKey: (statement) => ask("POST", "/keys/statement", { statement }),
  linesLeft: () => ask("GET", "/lines/left"),
  loggedCalls: (line) => ask("GET", `/lines/logged-calls${line === undefined ? "" : `?line=${at(line)}`}`),
  logCall: (c) => ask("POST", "/lines/log-call", c),
  removeFromLine: (c) => ask("POST", "/lines/remove", c),
  letBackOnLine: (c) => ask("POST", "/lines/let-back", c),
  agreeOnLine: (proposal) => ask("POST", `/proposals/${at(proposal)}/agree`, {}),
  declineOnLine: (proposal, reason) => ask("POST", `/proposals/${at(proposal)}/decline`, { reason }),
  calls: (line) => ask("GET", `/calls${line === undefined ? "" : `?line=${at(line)}`}`),
  lineCall: (id) => ask("GET", `/calls/${at(id)}`),
  phrases: () => ask("GET", "/phrases"),
  placeCall: (c) => ask("POST", "/calls", c),
  sayInCall: (id, s) => ask("POST", `/calls/${at(id)}/say`, s),
  replyToCall: (id, r) => ask("POST", `/calls/${at(id)}/reply`, r),
  testLine: (line) => ask("POST", "/lines/test", { line }),
  answerTests: (line) => ask("POST", "/lines/answer-test", { line }),
  clearLine: (line) => ask("POST", "/lines/clear", { line }),
  freezeLine: (line, reason) => ask("POST", "/lines/freeze", { line, reason }),
  resumeLine: (line, reason) => ask("POST", "/lines/resume", { line, reason }),
  joinLine: (m) => ask("POST", "/lines/join", m),
  leaveLine: (m) => ask("POST", "/lines/leave", m),
  translate: (passage, a) => ask("POST", `/passages/${at(passage)}/translate`, a),
  confirmTranslation: (id) => ask("POST", `/translations/${at(id)}/confirm`, {}),
});

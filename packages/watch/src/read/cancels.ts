/** Lines by which a message ends others, ends itself, or was ended: `CANCEL HYDROARC 291/20, 292/20`, `CANCEL THIS MSG 161400Z DEC 20`. */
import type { MessageRef } from "../types.ts";
import { use } from "./heading.ts";
import type { Placing } from "./place-in-time.ts";
import { messagesAt } from "./references.ts";
import type { Token } from "./scan.ts";
import { runAt } from "./time-run.ts";
import { whenFromAtoms } from "./when.ts";

export interface Cancels {
  readonly cancels: MessageRef[];
  readonly cancelledBy: MessageRef[];
  readonly refersTo: MessageRef[];
  /** Milliseconds since 1970. */
  selfCancelsAt: number | null;
  /** Of an end that could not be placed: no time of the body, and to be shown. */
  readonly unread: Token[];
}

const cancel =
  /^(?:CANCEL|CANCELS|CANCELLED|CANCELED|CANCELLING|CANCELING|CANX|CNL|SELFCANCEL|SELFCANCELLING|DELETE|ANNULER|ANNULE|CANCELAR|REPLACES|SUPERSEDES|ОТМ|ОТМЕНИТЬ|ОТМЕНЕН|取消|撤销)$/;
const refer =
  /^(?:REF|REFERENCE|REPEAT|REPEATS|AMEND|AMENDMENT|AMENDING|SEE|REFER|REFS|UPDATES|AMENDS|CORRECTS|CORRECTION|CORR)$/;
const self =
  /^(?:THIS|THESE|MSG|MESSAGE|WARNING|NAVAREA|NOTICE|ITSELF|AT|ON|BY|AUTOMATICALLY|WNG|SELF|AFTER|TIME|IS|WILL|BE|UNLESS|DATE|:|-|\(|LE|ESTE|AVISO|CE|MESSAGES|PARA|AND|ЭТОТ|ЭТО|НР|ПУНКТ|И)$/;

export function cancelsOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  own: string | null,
  placing: Placing,
): Cancels {
  const out: Cancels = { cancels: [], cancelledBy: [], refersTo: [], selfCancelsAt: null, unread: [] };
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (t?.kind !== "word" || t.used) continue;
    // CANCE THIS MSG, CAN THIS MSG
    const cut =
      t.text.startsWith("CAN") &&
      /^CANC?[A-Z]{0,6}$/.test(t.text) &&
      /^(?:THIS|NAVAREA)$/.test(tokens[i + 1]?.text ?? "");
    if (cut || cancel.test(t.text)) i = Math.max(i, cancelAt(tokens, i, to, own, placing, out) - 1);
    else if (refer.test(t.text)) {
      const at = tokens[i + 1]?.text === "TO" || tokens[i + 1]?.text === ":" ? i + 2 : i + 1;
      const refs = messagesAt(tokens, at, own);
      if (refs === undefined) continue;
      out.refersTo.push(...refs.value);
      use(tokens, i, refs.end);
      i = refs.end - 1;
    }
  }
  return out;
}

/** @returns the index after what it took */
function cancelAt(
  tokens: readonly Token[],
  at: number,
  to: number,
  own: string | null,
  placing: Placing,
  out: Cancels,
): number {
  const start = back(tokens, at);
  const by = tokens[at + 1]?.text === "BY" && /^CANCEL+ED$/.test(tokens[at]?.text ?? "");
  const refs = messagesAt(tokens, by ? at + 2 : at + 1, own);
  if (refs !== undefined && !ownEnd(tokens, at, refs.end)) {
    (by ? out.cancelledBy : out.cancels).push(...refs.value);
    // REF and THIS MSG may follow in one sentence: CANCEL NAVAREA I 12/23 AND THIS MSG 161400Z DEC 23.
    use(tokens, start, refs.end);
    const next = tokens[refs.end]?.text === "," ? refs.end + 1 : refs.end;
    const more = /^(?:AND|И)$/.test(tokens[next]?.text ?? "") && /^(?:THIS|ЭТОТ)$/.test(tokens[next + 1]?.text ?? "");
    return more ? selfAt(tokens, next, next, to, placing, out) : refs.end;
  }
  return selfAt(tokens, start, at, to, placing, out);
}

function selfAt(
  tokens: readonly Token[],
  start: number,
  at: number,
  to: number,
  placing: Placing,
  out: Cancels,
): number {
  let i = at + 1;
  while (i < to && self.test(tokens[i]?.text ?? "")) i++;
  const run = runAt(tokens, i, to, placing.setting.year === null ? [] : [placing.setting.year]);
  const spec = run === undefined ? undefined : whenFromAtoms(run.atoms).specs[0];
  if (run === undefined || spec === undefined) return Math.max(at + 1, run?.end ?? 0);
  const [when] = spec.kind === "range" ? [spec.from] : spec.days.map((d) => ({ date: d.to, minutes: 0 }) as const);
  const ms = when === undefined ? undefined : placing.moment(when);
  if (ms === undefined) {
    out.unread.push(...tokens.slice(i, run.end));
    use(tokens, start, run.end);
    return run.end;
  }
  out.selfCancelsAt = ms;
  use(tokens, start, run.end);
  return run.end;
}

/** CANCEL 172100 UTC APR is no message number, and neither is CANCEL THIS MSG. */
const ownEnd = (tokens: readonly Token[], at: number, end: number): boolean =>
  end <= at + 1 || tokens[at + 1]?.text === "THIS" || tokens[at + 1]?.text === "ЭТОТ";

/** THIS MESSAGE IS CANCELLED: from THIS on. */
function back(tokens: readonly Token[], at: number): number {
  let start = at;
  while (
    start > 0 &&
    start > at - 6 &&
    /^(?:THIS|MSG|MESSAGE|WARNING|IS|WILL|BE|SELF|AUTOMATICALLY|-|TO|NOTICE)$/.test(tokens[start - 1]?.text ?? "")
  )
    start--;
  return start;
}

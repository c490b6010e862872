/** NOTAMs in the domestic form of the United States: `!FDC 5/1234 ZMA …`. */
import type { Token } from "./scan.ts";

/**
 * Without the local time that such a NOTAM repeats in brackets: `2503151200 UTC (0700 LOCAL 03/15/25)` says one moment twice. Without the
 * EST of an end that is an estimate, too: it is no zone there.
 * The tokens themselves where the message is of another form.
 */
export function withoutLocalTimes(tokens: readonly Token[]): readonly Token[] {
  if (tokens[0]?.text !== "!") return tokens;
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (t === undefined) break;
    if (t.text === "EST" && tokens[i - 1]?.text.length === 10) continue;
    const end = t.text === "(" && tokens[i + 1]?.kind === "number" ? closing(tokens, i) : i;
    if (end > i && tokens.slice(i, end).some((x) => x.text === "LOCAL" || x.text === "LCL")) i = end;
    else kept.push(t);
  }
  return kept;
}

export const isEstimated = (tokens: readonly Token[]): boolean =>
  tokens[0]?.text === "!" && tokens.some((t, i) => t.text === "EST" && tokens[i - 1]?.text.length === 10);

function closing(tokens: readonly Token[], at: number): number {
  for (let i = at + 1; i < Math.min(tokens.length, at + 14); i++) if (tokens[i]?.text === ")") return i;
  return at;
}

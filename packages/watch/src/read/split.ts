/** One text, several messages: cut where a line begins one (`NAVAREA IV 387/23`, `A3054/24 NOTAMN`, `ZCZC`), or `NNNN` ends one. */

/** The messages, without the blanks around them. A text in which nothing begins or ends a message is one. */
export function splitMessages(text: string): readonly string[] {
  const parts: string[] = [];
  let [start, lineStart, before, stamp] = [0, 0, "", -1];
  let named = false;
  // The number of the message that was begun last, while no line of its body has come.
  let head = "";
  const cut = (at: number): void => {
    const part = text.slice(start, at).trim();
    if (part !== "" && !onlyMarks(part)) parts.push(part);
    [start, named] = [at, false];
  };
  while (lineStart < text.length) {
    const next = text.indexOf("\n", lineStart);
    const end = next < 0 ? text.length : next;
    const line = text.slice(lineStart, Math.min(end, lineStart + 120)).trim();
    if (line !== "") {
      const kind = kindOf(line, before);
      // Lists give the number on a line of their own above the message.
      const again = named && kind === "head" && sameMessage(head, line);
      if (kind === "head") head = line;
      else if (head !== "" && kind === "other" && ofBody.test(line)) head = "";
      if (kind === "end") {
        cut(end);
        stamp = -1;
      } else if (kind === "open") {
        cut(lineStart);
        stamp = lineStart;
      } else if (again) stamp = -1;
      else if (kind === "stamp") stamp = stamp < 0 ? lineStart : stamp;
      else if (kind === "head") {
        if (named) cut(stamp >= 0 ? stamp : lineStart);
        named = true;
        stamp = -1;
      } else stamp = -1;
    }
    before = line;
    lineStart = end + 1;
  }
  cut(text.length);
  return parts.length === 0 ? (text.trim() === "" ? [] : [text.trim()]) : parts;
}

type Kind = "head" | "open" | "end" | "stamp" | "other";

const notam = /^\(?[A-Z]\d{3,4}\/\d{2}(?:\d\d)?\s{1,4}NOTAM[NRC]\b/i;
const domestic = /^![A-Z]{2,4}\s{1,3}\d{1,2}\/\d{3}/i;
const serviceName =
  /^(?:\[[^\]]{0,40}\]\s?)?(?:NAVAREAS?\b|ПРИП |НАВИП |НАВАРЕА |HYDRO(?:PAC|LANT|ARC)\b|AVURNAV\b|AUSCOAST\b|WZ\b|[A-Z .]{0,30}\bNAV ?WARN|[A-Z .]{0,30}\bCOASTAL WARN|[A-Z .]{0,20}\bNAVTEX\b)/i;
const numbered = /^\D{2,60}\d{1,5}(?:[/-]\d{2,4})?\b/;
const anyName = /^[A-Z][A-Z .]{1,40} \d{1,5}\/\d\d(?:\d\d)?(?:\(|\.|\s|$)/;
const stamped = /^(?:\(?\d{6}\s?(?:Z|UTC)\s?[A-Z]{3}\s?\d{2,4}\)?)$/i;

const ofBody = /\d{4}|\d-\d|^\d{1,2}[.)]/;

/** 700/2026 and 700/26 and 700 of one series; NO.26-0444 is of whatever series was said. */
function sameMessage(first: string, second: string): boolean {
  const parts = [first, second].map((line) => /^(\D{0,60})(\d{1,5})(?:[/-](\d{2,4}))?/.exec(line));
  const [a, b] = parts;
  if (a == null || b == null || Number(a[2]) !== Number(b[2])) return false;
  if (a[3] !== undefined && b[3] !== undefined && Number(a[3]) % 100 !== Number(b[3]) % 100) return false;
  const [x = "", y = ""] = [a[1], b[1]].map((name) => (name ?? "").replace(/[^\p{L}]/gu, "").toUpperCase());
  return x === y || (y === "NO" && x.endsWith("NO"));
}

function kindOf(whole: string, before: string): Kind {
  if (whole === "/") return "end";
  if (whole.length < 4) return "other";
  // --- NAVAREA XI NO.26-0444 ---
  const marks = "-=*#".includes(whole.charAt(0)) && /^[-=*#]{2,} ?\p{L}/u.test(whole);
  const line = marks ? whole.replace(/^[-=*# ]+/, "") : whole;
  const c = line.charCodeAt(0);
  if (/^=?\s?(?:NNNN|НННН)(?=\W|$)/.test(line) || /^[-=*_#~]{4,}$/.test(line)) return "end";
  if (/^ZCZC\b/.test(line)) return "open";
  if (c >= 48 && c <= 57) return stamped.test(line) ? "stamp" : "other";
  if (notam.test(line) || domestic.test(line) || (c > 0x2e80 && /^\S{0,6}航警\s?\d/.test(line))) return "head";
  if ((c | 32) === 110 && /^N[OR]\. ?\d{2}-\d{3,4}\s+DATE:/i.test(line)) return "head";
  if (/^(?:CANCEL|REF|SEE|THIS|AND|UNTIL|FROM|ОТМ)/i.test(line)) return "other";
  // A list of messages that are cancelled may go on to a new line: it does not begin one.
  if (/(?:CANCEL|CANCELS|,|\bAND|&|\bREF|\bSEE|\bTO|\bBY|\bOF)$/i.test(before)) return "other";
  if (serviceName.test(line) && numbered.test(line) && !stampedLine(line)) return "head";
  return (before === "" || stamped.test(before)) && anyName.test(line) && !stampedLine(line) ? "head" : "other";
}

/** Whose message this repeats, at its end: NAVAREA III 24/19 041208Z JAN 19. */
const stampedLine = (line: string): boolean => /\d{6}Z [A-Z]{3} \d\d\.?\)?$/.test(line);

const onlyMarks = (part: string): boolean => part.length < 200 && /^(?:NNNN|ZCZC|[-=*_#~\s])*$/.test(part);

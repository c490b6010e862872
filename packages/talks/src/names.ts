/**
 * States as sources name them in English: by name, by people, by capital, by house of government. A record is about any states;
 * those that have no entry go by their name alone.
 */
import type { State } from "@comity/almanac";
import { type Party, partyName } from "@comity/regime";

const nameOf = (code: State): string => partyName(code as Party, "en");

/** How each is called besides its name; `^` in no word, all in small letters. */
const alsoCalled: Readonly<Record<State, readonly string[]>> = {
  US: ["us", "u.s.", "usa", "united states", "american", "americans", "washington", "white house", "pentagon"],
  RU: ["russia", "russian", "russians", "moscow", "kremlin"],
  CN: ["china", "chinese", "beijing", "prc"],
  GB: ["uk", "u.k.", "united kingdom", "britain", "british", "london"],
  FR: ["france", "french", "paris"],
  IN: ["india", "indian", "new delhi", "delhi"],
  PK: ["pakistan", "pakistani", "islamabad"],
  KP: ["north korea", "north korean", "dprk", "pyongyang"],
  KR: ["south korea", "south korean", "seoul"],
  JP: ["japan", "japanese", "tokyo"],
  IL: ["israel", "israeli"],
  IR: ["iran", "iranian", "tehran"],
  UA: ["ukraine", "ukrainian", "kyiv"],
};

/** Five words for the five of the Non-Proliferation Treaty, where a text speaks of all of them. */
const theFive =
  /\b(p5|n5|p-5|the five|five (nuclear[- ]weapons? )?(states|powers)|five[- ](power|nation)|nuclear five)\b/i;
export const theFiveStates: readonly State[] = ["CN", "FR", "GB", "RU", "US"];

/** Whether it is a code of ISO 3166-1, by the platform's own list. `UK` and the like are no such codes. */
export function isState(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || ["UK", "SU", "EU", "UN", "XX", "ZZ"].includes(code)) return false;
  return nameOf(code) !== code;
}

export interface Mention {
  readonly party: State;
  readonly at: number;
  readonly end: number;
}

const patterns = new Map<State, RegExp>();
function patternOf(party: State): RegExp {
  const words = [nameOf(party).toLowerCase(), ...(alsoCalled[party] ?? [])];
  const spelled = [...new Set(words)].toSorted((a, b) => b.length - a.length);
  const escaped = spelled.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // US and UK are words of their own only in capitals: "tell us".
  const made =
    patterns.get(party) ??
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?:['’]s?)?(?![\\p{L}\\p{N}])`, "giu");
  patterns.set(party, made);
  return made;
}

/** Where a text names states, in its order. @param among those that it may name; absent: all that have words here */
export function mentionsIn(text: string, among: readonly State[] = Object.keys(alsoCalled)): readonly Mention[] {
  const found = among.flatMap((party) =>
    [...text.matchAll(patternOf(party))]
      .filter((m) => !/^us$/.test(m[0]))
      .map((m) => ({ party, at: m.index, end: m.index + m[0].length })),
  );
  // "North Korean" holds no "Korean" of another state.
  const widest = found.filter(
    (m) => !found.some((o) => o !== m && o.at <= m.at && o.end >= m.end && o.end - o.at > m.end - m.at),
  );
  return widest.toSorted((a, b) => a.at - b.at);
}

/** The states that a text speaks of, the five among them where it says so. */
export function statesIn(text: string): readonly State[] {
  const named = mentionsIn(text).map((m) => m.party);
  return [...new Set([...named, ...(theFive.test(text) ? theFiveStates : [])])];
}

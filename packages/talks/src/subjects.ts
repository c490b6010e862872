/**
 * What a row is about, by its words: so that an answer finds its proposal, and several channels between two states are kept apart.
 * The words are those of the field and not of any agreement.
 */

interface SubjectRule {
  readonly subject: Subject;
  readonly words: RegExp;
}

/** From the narrow to the wide: a row is about the first that its words name. */
const rules = [
  {
    subject: "launch notification",
    words: /\b(launch|missile|test)[\w -]{0,40}\bnotif|\bnotif\w*[\w -]{0,40}\b(launch|missile|test)|launch notice/i,
  },
  {
    subject: "crisis line",
    words:
      /\bhot-?lines?\b|deconfliction (phone |telephone )?(line|link|channel)|\bcrisis[- ](line|communication|channel|hotline)|\b(direct|telephone|phone|video|liaison|military|communications?)[- ](?:(?:tele)?phone |communications? )?(line|link)s?\b|red telephone/i,
  },
  {
    subject: "treaty bodies",
    words: /\binspections?\b|consultative commission|treaty bod|\bdata (exchange|update)|verification (regime|visit)/i,
  },
  {
    subject: "military contacts",
    words:
      /\bmilitar(y|ies)\b(?! (spending|budget|stockpile))|\bdefen[cs]e (minister|secretar|chief|ministr|official|polic|consultation|talks|dialogue)|theat(er|re) command|armed forces|deconflict|chiefs? of (staff|defen[cs]e)/i,
  },
  { subject: "track two", words: /track[- ](two|2|ii|1\.5|one and a half)|semi-?official|unofficial talks/i },
  { subject: "strategic stability", words: /strategic[- ](stability|security)/i },
  { subject: "nuclear testing", words: /nuclear[- ]test(s|ing|\b)|test[- ]ban|ctbt/i },
  { subject: "no first use", words: /first[- ]use/i },
  { subject: "doctrine and spending", words: /\bdoctrines?\b|nuclear (policy|policies|spending|budget)/i },
  { subject: "space", words: /\b(outer )?space\b(?! launch)/i },
  { subject: "artificial intelligence", words: /artificial intelligence|\bAI\b/ },
  {
    subject: "arms control",
    words:
      /arms[- ]control|non-?proliferation|disarmament|nuclear (talks|negotiation|dialogue|arms|risk|weapon)|risk[- ]reduction|warhead|nuclear deal|missile talks|strategic (offensive )?arms|arms (accord|treaty|talks|deal)|\b(new|better|successor|follow-?on|three-way|trilateral|denucleari[sz]ation) (and [\w-]+ )?(treaty|accord|framework|agreement|talks|negotiations)|denucleari[sz]/i,
  },
] as const satisfies readonly { readonly subject: string; readonly words: RegExp }[] as readonly SubjectRule[];

export type Subject =
  | "launch notification"
  | "crisis line"
  | "treaty bodies"
  | "military contacts"
  | "track two"
  | "strategic stability"
  | "nuclear testing"
  | "no first use"
  | "doctrine and spending"
  | "space"
  | "artificial intelligence"
  | "arms control";

/** Every subject that the words name, in the order in which the text names them. */
export function subjectsIn(text: string): readonly Subject[] {
  return rules
    .map((r) => ({ subject: r.subject, at: text.search(r.words) }))
    .filter((f) => f.at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map((f) => f.subject);
}

/** Talks on one of these are talks on all of them, as capitals speak: a refusal of the one is a refusal of the other. */
const oneTable: readonly Subject[] = ["arms control", "strategic stability"];
export const sameTable = (a: Subject, b: Subject): boolean => a === b || (oneTable.includes(a) && oneTable.includes(b));

/** Words that every row of such a record has: sharing one of them says nothing. */
const common = new Set(
  (
    "the a an of and or on in to for from with by at as is are was were be been it its this that these those than then not no nor any all " +
    "after before between beside into over under about against but still other another new first next last one two three year years month day " +
    "us usa china chinese russia russian beijing moscow washington american britain british france french united states kingdom " +
    "nuclear arms control weapon talk talks negotiation proposal propose offer paper memorandum note statement say says answer reply respond " +
    "response reject decline refuse accept call calls urge set setting up make made give given would will may can could should hold held meeting " +
    "government minister official side sides party parties state proposed rejects declines idea ideas agree agreed agreement formal informal " +
    "written seek want ask asks invite invites open work"
  )
    .split(" ")
    .map(stem),
);

/** The telling words of a text, cut to their stems; of Chinese, which puts no space between words, each two signs. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = words.flatMap((w) => w.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []);
  const stems = parts.flatMap((w) => (/\p{Script=Han}/u.test(w) ? pairsOf(w) : [stem(w)]));
  return new Set(stems.filter((w) => w.length > 1 && !common.has(w)));
}

const pairsOf = (word: string): readonly string[] => [...word].slice(1).map((sign, i) => `${[...word][i]}${sign}`);

/** A rough stem is enough: `notification`, `notifying` and `notify` become one. */
function stem(word: string): string {
  if (word.length <= 4) return word.replace(/s$/, "");
  return word.replace(/(ications?|ations?|ements?|ings?|ments?|ions?|ities|ity|ies|ied|ed|es|s|y|e)$/, "").slice(0, 7);
}

/** How much of the shorter text's telling words the other has too: 0 none, 1 all; and how many. */
export function shared(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { readonly count: number; readonly part: number } {
  const count = [...a].filter((w) => b.has(w)).length;
  const least = Math.min(a.size, b.size);
  return { count, part: least === 0 ? 0 : count / least };
}

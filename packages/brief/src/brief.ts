/** The state of play on one page, from the record as known on a day. */
import { asKnownOn } from "@comity/almanac";
import { formatDay } from "@comity/regime";
import { talksKnownOn } from "@comity/talks";
import { holdings } from "./sections/holdings.ts";
import { limits } from "./sections/limits.ts";
import { projected } from "./sections/projected.ts";
import { standing } from "./sections/standing.ts";
import { channels, next, waiting } from "./sections/talks.ts";
import type { Brief, BriefOptions, BriefRecord, SectionName, Sentence } from "./types.ts";
import { sectionNames } from "./types.ts";
import { tell } from "./words.ts";

const writers: Readonly<Record<SectionName, (record: BriefRecord, o: BriefOptions) => readonly Sentence[]>> = {
  standing,
  limits,
  holdings,
  projected,
  channels,
  waiting,
  next,
};

/**
 * Everything that was published after the day is taken out before a sentence is made, so that nothing later is told or implied.
 * @returns sections in their order, the empty ones too
 */
export function composeBrief(record: BriefRecord, o: BriefOptions): Brief {
  const { on, between, language } = o;
  const known: BriefRecord = {
    almanac: asKnownOn(record.almanac, on),
    talks: talksKnownOn(record.talks, on),
    regimes: record.regimes.map((r) => ({ ...r, life: r.life.filter((e) => e.on <= on) })),
  };
  const day = formatDay(on, language);
  return {
    on,
    between,
    language,
    title: tell(language, "title", { day }),
    rules: [tell(language, "ruleKnown", { day }), tell(language, "ruleFigures"), tell(language, "ruleViews")],
    sections: sectionNames.map((name) => ({ name, title: tell(language, name), sentences: writers[name](known, o) })),
  };
}

export const sentencesOf = ({ sections }: Brief): readonly Sentence[] => sections.flatMap((s) => s.sentences);

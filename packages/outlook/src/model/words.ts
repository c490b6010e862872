/** The words of a model file: which parameters there are, of what, and between which bounds they make sense. */

export interface ParameterWord {
  /** Between which values it must lie, both included. */
  readonly low: number;
  readonly high: number;
  readonly about: string;
}

const share = { low: 0, high: 1 };
const spread = { low: 0, high: 2 };

/** Under `parameters`, and for one state under `parties`. */
export const parameterWords: Readonly<Record<string, ParameterWord>> = {
  "pace-change": { ...spread, about: "σg, how much the yearly pace changes in a year; of the logarithm" },
  "pace-kept": { ...share, about: "ρ, what of the pace is left after a year" },
  "long-run-pace": { low: -1, high: 1, about: "μ, the pace to which it returns" },
  "first-pace": { low: -1, high: 1, about: "the pace before any figure of the state is read" },
  "tail-weight": { low: 0, high: 10, about: "κ, how heavy the tails of a change of pace are" },
  "turn-chance": { ...share, about: "chance of a turn of policy in a year" },
  "turn-pace": { low: -2, high: 2, about: "the pace after a turn of policy" },
  "level-shock": { ...spread, about: "σx, yearly jumps of the count that are no pace" },
  "estimate-error": { ...spread, about: "σe, scatter of the estimates of one series" },
  "revision-error": { ...spread, about: "by how much estimates published apart differ, and are revised later" },
  "count-error": { low: 0, high: 100, about: "the same for few: so many warheads, whatever the size of the arsenal" },
  "other-producers": { ...spread, about: "how far the count of a producer who counts otherwise lies off" },
  "window-years": { low: 3, high: 100, about: "how many years back figures are read" },
  "most-a-year": { low: 0.01, high: 5, about: "the most that the logarithm may move in a year" },
  "deployed-share": {
    low: 0,
    high: 1,
    about: "deployed strategic warheads in the stockpile, where the record has none above nil",
  },
  "deployed-error": { ...spread, about: "how far figures of what is deployed lie off; of the logarithm" },
  "deployed-kept": { ...share, about: "ρq, what of a change of the share is left after a year" },
  "deployed-shock": { ...spread, about: "σq, yearly change of the share's logarithm" },
  "deployed-follows": { ...share, about: "φ, how much of a change of the stockpile what is deployed goes along with" },
};

/** Under `aims`, by state. */
export const aimWords: Readonly<Record<string, ParameterWord>> = {
  weight: { ...share, about: "w, how much of the yearly change goes by the aim" },
  slip: { ...spread, about: "σslip, yearly doubt about the aim; of the logarithm" },
  spread: { ...spread, about: "doubt about what the aim is; of the logarithm" },
  reached: { low: 0.1, high: 3, about: "what comes, as a part of what was said" },
  "due-after": { low: 1, high: 50, about: "years after it was said, where no year was named" },
};

/** Under `upload`, by state. */
export const uploadWords: Readonly<Record<string, ParameterWord>> = {
  chance: { ...share, about: "chance that the state uploads at all" },
  capacity: { low: 0, high: 20_000, about: "C, warheads that existing launchers can carry" },
  pace: { low: 0, high: 1, about: "part of the room that is filled in a year" },
  "pace-shock": { ...spread, about: "σp, how uneven the years are" },
};

/** Under `reaction`. */
export const reactionWords: Readonly<Record<string, ParameterWord>> = {
  response: { low: -1, high: 1, about: "k, warheads a year for each warhead that another has more" },
  fatigue: { ...share, about: "f, the pull back to its own start" },
  noise: { ...spread, about: "σr, of the logarithm a year" },
};

/** The one place where the command names agreements: what `notify` uses when told of none. */
export const defaultRegime = "p5-launch-notification";
/** What `notice` uses: owed under no agreement. */
export const noticeRegime = "goodwill-notices";
const declarationsRegime = "p5-doctrine-policy-spending";
/** What the five centres of `up` carry out; the other files beside these are there to be read. */
export const defaultRuns: readonly string[] = [
  ...[defaultRegime, "bmln-1988", "in-pk-2005", "p5-crisis-lines", declarationsRegime],
  noticeRegime,
];
/** A replay of launches has no declarations to play, and nobody in it is late with one. */
export const replayRuns: readonly string[] = defaultRuns.filter((r) => r !== declarationsRegime);
export const defaultPort = 4100;
export const defaultData = "comity-data";

/** What `outlook` runs when told nothing. */
export const defaultModel = "record";
export const defaultTo = 2035;
export const defaultPaths = 10_000;
export const defaultSeed = 2026;
/** The states of which stockpiles are estimated. */
export const defaultStates: readonly string[] = ["CN", "FR", "GB", "IL", "IN", "KP", "PK", "RU", "US"];
/** Each is set beside the two others together. */
export const defaultPeers: readonly string[] = ["CN", "RU", "US"];
/** Days from which it is asked, beside each projection, what the same model would have said. */
export const defaultBacktestDays: readonly string[] = [
  ...["2018-01-01", "2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01"],
];

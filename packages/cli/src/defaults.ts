/** The one place where the command names agreements: what `notify` uses when told of none. */
export const defaultRegime = "p5-launch-notification";
/** What the five centres of `up` carry out; the other files beside these are there to be read. */
export const defaultRuns: readonly string[] = [defaultRegime, "bmln-1988", "in-pk-2005"];
export const defaultPort = 4100;
export const defaultData = "comity-data";

/** The one place where the command names an agreement: what `notify` uses when told of none. */
export const defaultRegime = "p5-launch-notification";
export const defaultPort = 4100;
export const defaultData = "comity-data";

/** The simulator: real centres in a pretend world, from a seed. The exercise player is not built yet. */
export { Broken, Checker } from "./sim/checker.ts";
export { SimDisk } from "./sim/disk.ts";
export { Night, NightFailed, type NightOptions, type NightReport } from "./sim/night.ts";
export { type Random, randomFrom } from "./sim/random.ts";

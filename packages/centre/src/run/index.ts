export {
  CannotRun,
  type CentreConfig,
  centreConfigSchema,
  deskSchema,
  officerPostSchema,
  readCentreConfig,
} from "./config.ts";
export { makePrivateFolder, writeWhole } from "./files.ts";
export { type CentreFolder, formatRegimeFault, readCentreFolder, readRegimes } from "./folder.ts";
export { type Arrangement, type CentrePlan, type Made, makeCentres, type Tokens, tokenHash } from "./init.ts";
export { centreMain, type FromCentre, type SeatsGiven, seatsVariable, type ToCentre } from "./parent.ts";
export { openCentre, type Running, type RunOptions, runCentre } from "./run.ts";

/** What the kernel shows: to the models of this room, and by way of its door to the rooms above. */
export { type Bands, bandsOf } from "./bands.ts";
export { type FoldSpec, mergeParts, newParts, type Parts, type Quantity, takeBlock } from "./folds.ts";
export { javascriptKernel } from "./javascript.ts";
export { capShares, type FirstYears, type LimitShares, limitSharesOf } from "./limit.ts";
export {
  type Block,
  type Kernel,
  type KernelPlan,
  type Normal,
  newBlock,
  type PartyPlan,
  type ReactionPlan,
} from "./plan.ts";
export { normalAbove, normalBelow } from "./quantile.ts";
export { type RatioShares, ratioSharesOf } from "./ratio.ts";
export {
  blockPaths,
  type Job,
  mergeAll,
  pathsInBlocks,
  pathsOf,
  runPaths,
  type WorkerShare,
  type WorkerTask,
  type WorkerWord,
  workOn,
} from "./run.ts";
export { openKernel, openWasmKernel } from "./wasm.ts";

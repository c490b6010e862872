/** A plan's paths through a kernel and into folds, block by block. */
import { type FoldSpec, mergeParts, newParts, type Parts, takeBlock } from "./folds.ts";
import type { Block, Kernel, KernelPlan } from "./plan.ts";

/** Paths in a block: what a kernel and the folds after it have at hand at once. */
export const blockPaths = 2048;

/** One run, as data: it can be sent to another thread, and its seed stands in the plan. */
export interface Job {
  readonly plan: KernelPlan;
  readonly paths: number;
  readonly folds: readonly FoldSpec[];
}

/** Which of how many workers; each takes every so-manieth block. */
export interface WorkerShare {
  readonly worker: number;
  readonly workers: number;
}

/** What a worker is sent, in a thread of Node or in a browser: plain data. */
export interface WorkerTask {
  readonly job: Job;
  readonly share: WorkerShare;
}

/** What a worker says: how many of its paths are done, and at last its folds, whose buffers it may transfer. */
export type WorkerWord = { readonly done: number } | { readonly parts: readonly Parts[] };

/** A worker's whole life. `say` gets the buffers to transfer with what it says. */
export function workOn(
  { job, share }: WorkerTask,
  kernel: Kernel,
  say: (word: WorkerWord, transfer: readonly ArrayBuffer[]) => void,
): void {
  const run = pathsInBlocks(job, kernel, share);
  let next = run.next();
  for (let block = 1; next.done !== true; block += 1) {
    if (block % 16 === 0) say({ done: next.value }, []);
    next = run.next();
  }
  const parts = next.value;
  say(
    { parts },
    parts.flatMap((p) => [p.counts.buffer, p.sums.buffer]),
  );
}

/** The folds of all workers as one; the first worker's are added to and given back. */
export function mergeAll(results: readonly (readonly Parts[])[]): readonly Parts[] {
  const [into = [], ...others] = results;
  for (const parts of others) {
    into.forEach((each, i) => {
      const from = parts[i];
      if (from === undefined) throw new Error(`a worker has ${parts.length} folds, another ${into.length}`);
      mergeParts(each, from);
    });
  }
  return into;
}

/** In this thread, at once. */
export function runPaths(job: Job, kernel: Kernel, share?: WorkerShare): readonly Parts[] {
  const run = pathsInBlocks(job, kernel, share);
  let next = run.next();
  while (next.done !== true) next = run.next();
  return next.value;
}

/** The same a block at a time, for one run at a time of each kernel: yields how many of the worker's paths are done, and ends with the folds in the order of `job.folds`. */
export function* pathsInBlocks(
  { plan, paths, folds }: Job,
  kernel: Kernel,
  share: WorkerShare = { worker: 0, workers: 1 },
): Generator<number, readonly Parts[]> {
  const parts = folds.map((spec) => newParts(spec, plan));
  const bands = parts.find((p) => p.spec.kind === "bands");
  const counter = bands === undefined ? undefined : kernel.openBands?.(plan);
  let block: Block | undefined;
  let done = 0;
  for (const { first, count } of pathsOf(share, paths)) {
    block = block?.count === count ? { ...block, first } : kernel.newBlock(plan, first, count);
    kernel.simulate(plan, block);
    const counted = counter?.take(block) === true;
    if (counted && bands !== undefined) bands.paths += count;
    for (const each of parts) if (!counted || each !== bands) takeBlock(each, block);
    done += count;
    yield done;
  }
  if (bands !== undefined) counter?.addTo(bands.counts, bands.sums);
  return parts;
}

/** The blocks that are a worker's own. */
export function* pathsOf(
  { worker, workers }: WorkerShare,
  paths: number,
): Generator<{ readonly first: number; readonly count: number }> {
  for (let first = worker * blockPaths; first < paths; first += workers * blockPaths) {
    yield { first, count: Math.min(blockPaths, paths - first) };
  }
}

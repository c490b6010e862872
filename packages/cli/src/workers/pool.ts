/** Runs a projection's paths over the machine's cores. The same job gives the same numbers on any number of workers. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import {
  blockPaths,
  type Job,
  mergeAll,
  openKernel,
  type Parts,
  runPaths,
  type WorkerTask,
  type WorkerWord,
} from "@comity/outlook/kernel";

/** Below so many paths a worker takes longer to start than the paths do. */
const fewPaths = 20_000;

/**
 * @param workers threads; left out, one for each core, and none (this thread does it) for a small job
 * @param onProgress how many paths are done, now and then
 * @returns the folds, in the order of `job.folds`
 */
export async function runOnWorkers(
  job: Job,
  { workers, onProgress }: { readonly workers?: number; readonly onProgress?: (done: number) => void } = {},
): Promise<readonly Parts[]> {
  const wanted = workers ?? (job.paths < fewPaths ? 0 : availableParallelism());
  const count = Math.min(wanted, Math.ceil(job.paths / blockPaths));
  if (count === 0) return runPaths(job, openKernel());
  const doneBy = new Array<number>(count).fill(0);
  const started = Array.from({ length: count }, (_, worker) =>
    start({ job, share: { worker, workers: count } }, (done) => {
      doneBy[worker] = done;
      onProgress?.(doneBy.reduce((sum, n) => sum + n, 0));
    }),
  );
  try {
    return mergeAll(await Promise.all(started.map((s) => s.parts)));
  } finally {
    await Promise.all(started.map((s) => s.worker.terminate()));
  }
}

function start(
  task: WorkerTask,
  progress: (done: number) => void,
): { readonly worker: Worker; readonly parts: Promise<readonly Parts[]> } {
  // From sources this file is TypeScript, and so are the rooms below: the thread must look for them where this one does.
  const sources = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(sources ? "./worker.ts" : "./worker.js", import.meta.url), {
    workerData: task,
    execArgv: sources ? ["--conditions=@comity/source"] : [],
  });
  const parts = new Promise<readonly Parts[]>((resolve, reject) => {
    worker.on("message", (word: WorkerWord) => ("done" in word ? progress(word.done) : resolve(word.parts)));
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`worker ${task.share.worker} ended with ${code} and left no result`)));
  });
  return { worker, parts };
}

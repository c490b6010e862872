/** One thread of pool.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { openKernel, type WorkerTask, workOn } from "@comity/outlook/kernel";

workOn(workerData as WorkerTask, openKernel(), (word, transfer) => parentPort?.postMessage(word, [...transfer]));

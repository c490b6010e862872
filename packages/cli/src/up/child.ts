/** One centre as a child process: started, watched, and started again when it dies. */
import { type ChildProcess, fork } from "node:child_process";
import { centreMain, type FromCentre, type SeatsGiven, seatsVariable, type ToCentre } from "@comity/centre";
import { Stop } from "../io.ts";

const againMsFirst = 250;
const againMsLast = 10_000;
/** One that has run so long has not failed at its start. */
const soundMs = 30_000;
const endMsMax = 5_000;

export interface ChildOptions {
  readonly party: string;
  readonly folder: string;
  readonly seats: SeatsGiven;
  say(words: string): void;
}

export class Child {
  private readonly o: ChildOptions;
  private process: ChildProcess | undefined;
  private isEnding = false;
  private againMs = againMsFirst;
  private readonly waiting: ((url: string) => void)[] = [];

  constructor(o: ChildOptions) {
    this.o = o;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Resolves with its address. @throws Stop when it cannot start; it is not started again then */
  start(): Promise<string> {
    return new Promise((resolve, reject) => {
      const startedAt = performance.now();
      let failed: { readonly words: string; readonly code: number } | undefined;
      let isReady = false;
      const child = fork(centreMain, [this.o.folder], {
        env: { ...leanEnvironment, ...process.env, [seatsVariable]: JSON.stringify(this.o.seats) },
        execArgv: [...process.execArgv, ...lean],
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      this.process = child;
      child.on("message", (m: FromCentre) => {
        if ("ready" in m) {
          isReady = true;
          resolve(m.ready.url);
        } else if ("enter" in m) this.waiting.shift()?.(m.url);
        else failed = { words: m.failed, code: m.code };
      });
      child.on("exit", (code, signal) => {
        this.process = undefined;
        if (!isReady) {
          const how =
            failed?.words ?? `the centre of ${this.o.party} ended while it started (${signal ?? `code ${code}`})`;
          return reject(new Stop(failed?.code === 2 ? 2 : 3, how));
        }
        if (this.isEnding) return;
        if (performance.now() - startedAt > soundMs) this.againMs = againMsFirst;
        if (failed === undefined) this.again(signal ?? `code ${code}`);
        else
          this.o.say(
            `${failed.words}. It is not started again; the others run on. Mend it, then end this and start again.`,
          );
      });
    });
  }

  /** A link that signs an officer in, once. */
  enter(officer: string): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.process?.send({ enter: officer } satisfies ToCentre);
    });
  }

  /** Told to end; killed when it does not. */
  async end(): Promise<void> {
    this.isEnding = true;
    const child = this.process;
    if (child === undefined) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), endMsMax);
    await ended;
    clearTimeout(timer);
  }

  private again(how: string): void {
    const { party, say } = this.o;
    say(`the centre of ${party} died (${how}); starting it again`);
    setTimeout(() => {
      if (this.isEnding) return;
      this.start().then(
        () => say(`the centre of ${party} is back`),
        (e: Error) => {
          say(e.message);
          if (e instanceof Stop && !this.isEnding) this.again("could not start");
        },
      );
    }, this.againMs);
    this.againMs = Math.min(againMsLast, this.againMs * 2);
  }
}

/** A centre allocates little: a small nursery keeps five of them small, and costs nothing that one would notice. */
const lean = ["--max-semi-space-size=2", "--disable-warning=ExperimentalWarning"];
/** One heap for all threads of a centre (glibc): the helpers of its V8 hold next to nothing, and would keep one each. */
const leanEnvironment = { MALLOC_ARENA_MAX: "1" };

/**
 * One centre as a process.
 *
 *     node packages/centre/dist/run/main.js FOLDER
 *     {"ready":{"party":"US","url":"http://127.0.0.1:4104","peerPort":4109}}
 *
 * Under `comity up` it also answers its parent: `{"enter": officer}` gives `{"enter": officer, "url"}`. It ends with code 2 for a
 * configuration that cannot be read, 3 when it could not start or had to stop, 0 when it was told to end.
 */
import { CannotRun } from "./config.ts";
import { type FromCentre, type SeatsGiven, seatsVariable, type ToCentre } from "./parent.ts";
import type { RunOptions } from "./run.ts";

function tell(words: FromCentre): void {
  if (process.connected) process.send?.(words);
  else process.stdout.write(`${JSON.stringify(words)}\n`);
}

/** The words are on their way before the process ends. */
function fail(code: number, words: string): void {
  const end = (): void => process.exit(code);
  if (process.connected) process.send?.({ failed: words, code } satisfies FromCentre, undefined, undefined, end);
  else process.stderr.write(`${words}\n`, end);
}

function givenByParent(): RunOptions {
  const text = process.env[seatsVariable];
  delete process.env[seatsVariable];
  if (text === undefined) return {};
  const { key, others, webRoot } = JSON.parse(text) as SeatsGiven;
  const seats = { key: Buffer.from(key, "base64url"), others: () => others };
  return webRoot === null ? { seats } : { seats, webRoot };
}

async function start(): Promise<void> {
  const folder = process.argv[2];
  if (folder === undefined) return fail(2, "name the folder of a centre: node run/main.js FOLDER");
  const { runCentre } = await import("./run.ts");
  const running = await runCentre(folder, { ...givenByParent(), onHalted: (words) => fail(3, words) });

  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    void running.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", end);
  // Ctrl-C reaches every process of the terminal: under `up` the parent decides.
  process.on("SIGINT", () => process.connected || end());
  // A parent that was killed leaves no orphans behind.
  process.on("disconnect", end);
  process.on("message", (m: ToCentre) => tell({ enter: m.enter, url: running.enterUrl(m.enter) }));
  tell({ ready: { party: running.party, url: running.url, peerPort: running.peerPort } });
}

start().catch((e: unknown) => {
  if (e instanceof CannotRun) return fail(e.code, e.message);
  fail(1, `a fault of our own: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}`);
});

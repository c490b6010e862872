/**
 * What the house's tools share: where the checkout is, whether this Node can run it, and how to run a command.
 * Plain JavaScript that Node 20 can read, so that an old Node gets a sentence and not a stack trace.
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const stamps = join(root, ".build");

/** Exit code 3 means "could not be done", here as in every `comity` command. */
export const COULD_NOT = 3;

export function needNode24() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return;
  process.stderr.write(
    `Comity needs Node 24 or newer and this is ${process.version}: run it through npm after \`npm ci\` (as in \`npm start\`; ` +
      "on 64-bit Intel Linux that brings Node 24 along), or install Node 24 from https://nodejs.org.\n",
  );
  process.exit(COULD_NOT);
}

/**
 * Runs a command to its end and says how it went. Without `quietly`, what it prints goes where `stdio` says; with it, the
 * text is kept and handed back, so that a caller can stay silent when all is well.
 */
export function run(
  command,
  args,
  { cwd = root, env = {}, stdio = ["ignore", "inherit", "inherit"], quietly = false } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quietly ? ["ignore", "pipe", "pipe"] : stdio,
    });
    let text = "";
    const keep = (chunk) => {
      text += chunk;
    };
    child.stdout?.setEncoding("utf8").on("data", keep);
    child.stderr?.setEncoding("utf8").on("data", keep);
    child.on("error", (e) => resolve({ ok: false, code: COULD_NOT, text: `${command}: ${e.message}` }));
    child.on("close", (code) => resolve({ ok: code === 0, code: code ?? COULD_NOT, text }));
  });
}

/** The same Node that runs this script, so that no older one on PATH slips in. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

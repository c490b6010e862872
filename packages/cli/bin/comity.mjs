#!/usr/bin/env node
// Plain JavaScript that Node 20 can read, so that an old Node gets a sentence and not a stack trace.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const COULD_NOT = 3;
const built = new URL("../dist/main.js", import.meta.url);
const isOld = Number(process.versions.node.split(".")[0]) < 24;

if (!existsSync(built)) {
  process.stderr.write("This checkout is not built yet: run `npm run build` in its root, then this again.\n");
  process.exitCode = COULD_NOT;
} else if (isOld) {
  // On 64-bit Intel Linux `npm ci` brings Node 24 along.
  const along = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
  if (existsSync(along)) {
    const child = spawn(along, process.argv.slice(1), { stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("close", (code) => {
      process.exitCode = code ?? COULD_NOT;
    });
  } else {
    process.stderr.write(
      `Comity needs Node 24 or newer and this is ${process.version}: install it from https://nodejs.org, then run this again.\n`,
    );
    process.exitCode = COULD_NOT;
  }
} else {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
}

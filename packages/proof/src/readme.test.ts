import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ed25519Verifier, isMalformed, parseVerifierKey, portableSha256, verifyProofFile } from "./index.ts";
import { fromHex, verifyEd25519 } from "./testing/known.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

it("the README's snippet runs, and prints what the README says", () => {
  const readme = read("../README.md");
  const [c] = JSON.parse(read("../../../vectors/proof/valid/proof-files.json")).cases;
  const [logKeyText, witnessKeyText] = [c.logKey, c.witnessKeys[0]];
  const [proofFile, entry] = [c.file, fromHex(c.entryHex)];
  const printed: string[] = [];
  const console = { log: (line: string) => printed.push(line) };

  const verifierOf = (text: string) => {
    const key = parseVerifierKey(portableSha256, text);
    if (isMalformed(key)) throw new Error(key.message);
    return ed25519Verifier(key, verifyEd25519);
  };
  const known = { log: verifierOf(logKeyText), witnesses: [verifierOf(witnessKeyText)] };

  const found = verifyProofFile(portableSha256, proofFile, entry, known);
  if (found.kind === "refused") console.log(`refused: ${found.message}`);
  else console.log(`proven: entry ${found.index} of ${found.size} in ${found.origin}, cosigned by ${found.cosignedBy}`);

  expect(readme).toContain(printed.join("\n"));
  const snippet = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const lines = snippet.split("\n").filter((line) => line !== "" && !line.startsWith("import "));
  expect(lines.length).toBeGreaterThan(5);
  const self = read("./readme.test.ts");
  for (const line of lines) expect(self).toContain(`  ${line}\n`);
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { faultLine, openMessage, parseDirectory, parseEnvelope, preAuthentication, streamOf } from "./index.ts";
import { nodePrimitives } from "./node.ts";
import { must } from "./testing/vector-file.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../README.md");
const { directories, cases } = JSON.parse(read("../../../vectors/wire/valid/messages.json"));
const example = cases.find((c: { shows: string }) => c.shows.startsWith("an acknowledgement"));

it("the README's snippet runs, and prints what the README says", () => {
  const [directoryText, line] = [directories.live, example.line];
  const printed: string[] = [];
  const console = { log: (words: string) => printed.push(words) };

  const directory = parseDirectory(nodePrimitives, directoryText);
  if (!directory.ok) throw new Error(faultLine(directory.faults));

  const opened = openMessage(nodePrimitives, directory.value, line);
  if (!opened.ok) console.log(`refused: ${faultLine(opened.faults)}`);
  else {
    const { sequence, body } = opened.value.message;
    console.log(`${streamOf(opened.value.message)} number ${sequence}: ${body.kind}`);
  }

  expect(readme).toContain(`    ${printed.join("\n")}\n`);
  const snippet = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const lines = snippet.split("\n").filter((l) => l !== "" && !l.startsWith("import "));
  expect(lines.length).toBeGreaterThan(5);
  const self = read("./readme.test.ts");
  for (const l of lines) expect(self).toContain(`  ${l}\n`);
});

it("the README's worked example is the vector, to the byte", () => {
  const e = must(parseEnvelope(example.line));
  const [signature] = e.signatures;
  const signed = preAuthentication(e.payloadType, e.payload);
  const flat = readme.replaceAll(/\s+/g, " ");
  const says = (words: string) => expect(flat).toContain(words);
  says(`That line is ${example.line.length} bytes`);
  says(`base64 of ${e.payload.length} bytes`);
  says(`Here ${signed.length} bytes`);
  says(`SHA-256 of those ${signed.length} bytes: \`${example.id}\``);
  says(`three words: \`${signature?.keyId}\``);
  says(new TextDecoder().decode(signed.subarray(0, 69)));
  says(example.line.slice(0, 24));
  const inLines = /Here in lines, to be read:\n\n(.*?)\n\n/s.exec(readme)?.[1] ?? "";
  expect(inLines.replaceAll(/\n */g, "").trim()).toBe(new TextDecoder().decode(e.payload));
  const { cases: edges } = JSON.parse(read("../../../vectors/wire/ed25519.json"));
  says(`has ${edges.length} cases`);
});

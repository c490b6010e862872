/**
 * Compiles the kernel and writes it as src/kernel/wasm-bytes.ts, so that neither Node nor a browser has to fetch it.
 *
 *     node packages/outlook/kernel/compile.mjs [--check]
 *
 * With --check nothing is written: exit code 1 says that the file is not what these sources give.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import asc from "assemblyscript/asc";

const room = dirname(import.meta.dirname);
const target = join(room, "src/kernel/wasm-bytes.ts");

const { error, stdout, stderr, binary } = await compile();
if (error !== null) {
  process.stderr.write(`${stderr}${stdout}${error.message}\n`);
  process.exit(1);
}
const text = `/** The kernel of ../../kernel, compiled by its compile.mjs: \`npm run build\` writes this file. Base64. */
export const wasmBase64 =
  "${Buffer.from(binary).toString("base64")}";
`;
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  process.stderr.write(
    "packages/outlook/src/kernel/wasm-bytes.ts is not what kernel/*.ts compiles to: run `npm run build`\n",
  );
  process.exit(1);
}

async function compile() {
  let binary;
  const { error, stdout, stderr } = await asc.main(
    ["kernel/index.ts", "--enable", "simd", "--runtime", "stub", "--noAssert", "-O3", "--outFile", "kernel.wasm"],
    {
      readFile: (name, base) => {
        try {
          return readFileSync(join(base === "." ? room : join(room, base), name), "utf8");
        } catch {
          return null; // the compiler tries several names
        }
      },
      writeFile: (_name, bytes) => {
        binary = bytes;
      },
      listFiles: () => [],
    },
  );
  return { error, stdout: stdout.toString(), stderr: stderr.toString(), binary };
}

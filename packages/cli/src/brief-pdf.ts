/** The page as PDF, by Typst, where it is installed: it and its fonts are optional, and some tens of megabytes. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Brief, briefTypst } from "@comity/brief";
import { type Io, Stop } from "./io.ts";

const compiler = "@myriaddreamin/typst-ts-node-compiler";
const fonts = ["@embedpdf/fonts-latin", "@embedpdf/fonts-sc"] as const;

/** @throws Stop with exit code 3 where the optional packages are absent, or the disk refuses */
export async function briefPdf(page: Brief, path: string, io: Io): Promise<void> {
  const bytes = await pdfOf(page);
  if (path === "-") {
    process.stdout.write(bytes);
    return;
  }
  try {
    writeFileSync(path, bytes);
  } catch (e) {
    throw new Stop(3, `${path} cannot be written: ${(e as Error).message}`);
  }
  io.say(`written: ${path}`);
}

export async function pdfOf(page: Brief): Promise<Buffer> {
  const { NodeCompiler, fontPaths } = await installed();
  // Only the fonts that we ship beside it: the same page on every machine.
  const typst = NodeCompiler.create({ fontArgs: [{ fontBlobs: fontPaths.map((f) => readFileSync(f)) }] });
  return typst.pdf({
    mainFileContent: briefTypst(page, {
      families: ["Noto Sans", "Noto Sans Hans", "Noto Sans SC", "Noto Sans S Chinese"],
    }),
  });
}

async function installed() {
  try {
    const { NodeCompiler } = (await import(compiler)) as typeof import("@myriaddreamin/typst-ts-node-compiler");
    return { NodeCompiler, fontPaths: fonts.flatMap(fontsOf) };
  } catch (e) {
    const what =
      e instanceof Error && "code" in e && e.code === "MODULE_NOT_FOUND" ? "is not installed" : "cannot be loaded";
    throw new Stop(
      3,
      `PDF needs ${compiler}, which ${what}: run \`npm install\` with optional packages, or print --html`,
    );
  }
}

function fontsOf(name: string): readonly string[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "fonts");
  return readdirSync(folder)
    .filter((f) => /-(Regular|Bold)\.(ttf|otf)$/.test(f))
    .map((f) => join(folder, f));
}

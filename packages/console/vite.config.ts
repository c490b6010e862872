/// <reference types="node" />
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin } from "vite";

const spoken = ["en-US", "fr-FR", "ru-RU", "zh-CN"];

/** React Aria carries its own words in some thirty languages; the console speaks four, and the first load should weigh no more. */
const fourLanguages: Plugin = {
  name: "four-languages",
  load(id) {
    const locale = /react-(?:aria|stately)[^?]*\/intl\/[^/]+\/([a-z]{2}-[A-Z]{2})\.m?js/.exec(id)?.[1];
    return locale !== undefined && !spoken.includes(locale) ? "export default {};" : undefined;
  },
};

/** The centre sends these as they are; nothing is compressed while an officer waits. Fonts and pictures are compressed already. */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  writeBundle(options, bundle) {
    for (const name of Object.keys(bundle).filter((n) => /\.(?:js|css|json|html)$/.test(n))) {
      const file = join(options.dir ?? "", name);
      const bytes = readFileSync(file);
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  },
};

/**
 * The page to sign in at has one script, for it is all that a stranger gets: a file by itself, that shares nothing with the
 * console's own, which stand behind the door.
 */
function signInScript(): Plugin {
  let outDir = "dist/web";
  return {
    name: "sign-in-script",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        resolve: { conditions },
        build: {
          outDir: join(outDir, "sign-in"),
          emptyOutDir: false,
          target: "es2024",
          lib: {
            entry: join(import.meta.dirname, "src/sign-in/door.ts"),
            formats: ["es"],
            fileName: () => "sign-in.js",
          },
        },
      });
    },
  };
}

const conditions = ["@comity/source", "module", "browser", "development|production"];

export default defineConfig({
  base: "/",
  resolve: { conditions },
  plugins: [react(), fourLanguages, compressed, signInScript()],
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: "es2024",
    // Nothing inlined as data: the server's content policy need not allow it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // Of the rooms below, a page takes the functions that it calls: reading a place needs no YAML and no expressions.
        moduleSideEffects: (id) => !/\/packages\/(?:regime|wire)\//.test(id),
      },
    },
  },
});

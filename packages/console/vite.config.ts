import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const spoken = ["en-US", "fr-FR", "ru-RU", "zh-CN"];

/** React Aria carries its own words in some thirty languages; the console speaks four, and the first load should weigh no more. */
const fourLanguages: Plugin = {
  name: "four-languages",
  load(id) {
    const locale = /react-(?:aria|stately)[^?]*\/intl\/[^/]+\/([a-z]{2}-[A-Z]{2})\.m?js/.exec(id)?.[1];
    return locale !== undefined && !spoken.includes(locale) ? "export default {};" : undefined;
  },
};

export default defineConfig({
  base: "/",
  resolve: { conditions: ["@comity/source", "module", "browser", "development|production"] },
  plugins: [react(), fourLanguages],
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

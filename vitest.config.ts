import { defineConfig } from "vitest/config";

const conditions = ["@comity/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "system",
          include: ["packages/*/system/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A slow machine shows late what it shows: a second, the default, fails what is right.
          expect: { poll: { interval: 100, timeout: 30_000 } },
        },
      },
    ],
  },
});

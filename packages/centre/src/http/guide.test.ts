/** What is written about the API is what it does. To write both files anew: `npx vitest run guide -u`. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Described, guideFromOpenApi } from "./guide.ts";
import { get, type Started, start } from "./testing.ts";

const docs = `${import.meta.dirname}/../../../../docs`;
let us: Started;
beforeEach(async () => {
  // With passkeys, so that their calls are told of too.
  const passkeys = { all: () => [], keep: () => {} };
  us = await start("US", { signIn: { links: true, tokens: true, passkeys } });
});
afterEach(() => us.close());

async function described(): Promise<Described> {
  const { body } = await get(`${us.url}/api/v1/openapi.json`, { headers: { authorization: `Bearer ${us.tokens[0]}` } });
  return JSON.parse(body) as Described;
}

test("docs/openapi.json is what the server says", async () => {
  await expect(formatJson(await described())).toMatchFileSnapshot(`${docs}/openapi.json`);
});

test("docs/api.md is made from it", async () => {
  await expect(guideFromOpenApi(await described())).toMatchFileSnapshot(`${docs}/api.md`);
});

test("every reference leads somewhere, and everything is led to", async () => {
  const document = await described();
  const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect([...new Set([...names, "Change"])].sort()).toEqual(Object.keys(document.components.schemas).sort());
});

const widthMax = 120;
/** As the house's formatter writes JSON: a list of plain values on one line if it fits. */
function formatJson(value: unknown): string {
  const write = (v: unknown, indent: string, before: number): string => {
    if (typeof v !== "object" || v === null) return JSON.stringify(v);
    const inner = `${indent}  `;
    const [opens, closes] = Array.isArray(v) ? ["[", "]"] : ["{", "}"];
    const entries = Object.entries(v);
    if (entries.length === 0) return opens + closes;
    if (Array.isArray(v) && v.every((e) => typeof e !== "object")) {
      const line = `[${v.map((e) => JSON.stringify(e)).join(", ")}]`;
      if (before + line.length + 1 <= widthMax) return line;
    }
    const lines = entries.map(([key, e]) => {
      const name = Array.isArray(v) ? "" : `${JSON.stringify(key)}: `;
      return inner + name + write(e, inner, inner.length + name.length);
    });
    return `${opens}\n${lines.join(",\n")}\n${indent}${closes}`;
  };
  return `${write(value, "", 0)}\n`;
}

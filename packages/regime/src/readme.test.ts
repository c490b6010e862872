import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { duties, readRecords, readRegime, standing } from "./index.ts";
import type { Day, Instant, Party } from "./types.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const text = readFileSync(new URL("../../../regimes/new-start.yaml", import.meta.url), "utf8");

test("the README's example gives what it says", () => {
  const read = readRegime({ file: "new-start.yaml", text });
  if (!read.ok) throw new Error(read.faults.map((f) => f.message).join("\n"));
  const update = standing(read.regime, "RU" as Party, "2023-03-15" as Day).find((s) => s.duty === "data-update");
  expect(page).toContain(`update?.status; // ${update?.status}`);
  expect(page).toContain(`// ${update?.views.map((v) => `${v.by}: ${v.status}`).join(", ")}\n`);
  const records = /text: "(- \{ declaration.*?)" \}\)/.exec(page)?.[1] ?? "";
  const said = readRecords({ file: "said.yaml", text: records });
  if (!said.ok) throw new Error(said.faults.map((f) => f.message).join("\n"));
  const span = { since: "2012-03-02" as Day, until: "2012-04-30" as Day };
  const rows = duties(read.regime, said.records, "2012-04-02T00:00:00.000Z" as Instant, span);
  const told = rows.filter((r) => r.duty === "data-update").map((r) => `${r.from} ${r.state}`);
  expect(page).toContain(`// ${told.join(", ")}\n`);
});

import { describe, expect, test } from "vitest";
import { head, regimeOf } from "../testing/strategic.ts";
import type { Day, Party } from "../types.ts";
import { compileCount } from "./count.ts";

describe("the limit's own life", () => {
  const made = (life: string, more = "", parties = "FR, GB") =>
    regimeOf(`${head(parties)
      .replace(/ {2}- \{ on.*\n/, "")
      .replace("kind: treaty", `kind: ${more || "treaty"}`)}${life}
items: { fields: { n: { type: number } } }
limits: { l: { clause: Art. 2, at-most: 1, count: { where: 'n > 0' } } }
`);
  const two = [{ n: 1 }, { n: 2 }];
  const at = (regime: ReturnType<typeof made>, on: string, party?: string, asIf?: "in-force") => {
    const r = compileCount(regime, "l", {
      on: on as Day,
      ...(party === undefined ? {} : { party: party as Party }),
      ...(asIf === undefined ? {} : { asIf }),
    })(two);
    return [r.finding, r.because[0]?.text.en];
  };
  const life = made(`  - { on: 2020-01-01, event: in-force, source: text }
  - { on: 2021-01-01, event: suspended, parties: [FR], source: text, clause: Note 3 }
  - { on: 2022-01-01, event: resumed, parties: [FR], source: text }
  - { on: 2023-01-01, event: expired, source: text }`);

  test("no limit before entry into force, while suspended and after the end, with the reason", () => {
    expect(at(life, "2019-12-31", "FR")).toEqual(["no-limit", "not yet in force"]);
    expect(at(life, "2020-06-01", "FR")).toEqual(["over", "at most 1"]);
    expect(at(life, "2021-06-01", "FR")).toEqual(["no-limit", "suspended since 1 January 2021"]);
    expect(at(life, "2021-06-01", "GB")).toEqual(["over", "at most 1"]);
    expect(at(life, "2021-06-01"), "for everybody: it binds one of them").toEqual(["over", "at most 1"]);
    expect(at(life, "2023-01-01", "GB")).toEqual(["no-limit", "over since 1 January 2023"]);
    expect(at(life, "2023-01-01")).toEqual(["no-limit", "over since 1 January 2023"]);
    expect(at(life, "2023-01-01", "GB", "in-force"), "a study of what comes after it").toEqual(["over", "at most 1"]);
  });

  test("none for a party that has left; where that is one side's view alone, it can't be told", () => {
    const left = made(
      `  - { on: 2020-01-01, event: in-force, source: text }
  - { on: 2021-01-01, event: withdrawn, parties: [FR], source: text }`,
      "",
      "FR, GB, DE",
    );
    expect(at(left, "2021-06-01", "FR")).toEqual(["no-limit", "withdrawn since 1 January 2021"]);
    expect(at(left, "2021-06-01", "GB")).toEqual(["over", "at most 1"]);
    const view = made(`  - { on: 2020-01-01, event: in-force, source: text }
  - { on: 2021-01-01, event: suspended, parties: [FR], by: [FR], source: text }`);
    const found = compileCount(view, "l", { on: "2021-06-01" as Day, party: "FR" as Party })(two);
    expect(found).toMatchObject({ finding: "cannot-tell", ceiling: 1, margin: null });
    expect(found.because.map((b) => b.text.en)).toContain(
      "its standing is disputed (France: suspended since 1 January 2021, United Kingdom: in force since 1 January 2020)",
    );
  });

  test("a proposal counts as if it were agreed, and says so", () => {
    const proposal = made("  - { on: 2020-01-01, event: proposed, source: text }", "proposal");
    const found = compileCount(proposal, "l", { on: "2019-06-01" as Day, party: "FR" as Party })(two);
    expect(found.finding).toBe("over");
    expect(found.because.map((b) => b.text.en)).toContain(
      "a proposal: nobody is bound by it; counted as if it were agreed",
    );
  });
});

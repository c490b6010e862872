import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRegime } from "@comity/regime";
import { describe, expect, it } from "vitest";
import { defaultRegime } from "../defaults.ts";
import { root } from "../root.ts";
import { type Launch, launchesOf, launchName } from "./launches.ts";
import { planOf } from "./notification.ts";

const file = join(root, `regimes/${defaultRegime}.yaml`);
const read = readRegime({ file, text: readFileSync(file, "utf8") });
const rule = read.ok ? [...read.regime.notifications.values()][0] : undefined;

const parties = new Set<string>(read.ok ? read.regime.parties : []);
const launches = launchesOf(readFileSync(join(root, "data/missile-tests.csv"), "utf8"), parties, "2021-01-01");

function planFor(name: string, change: Partial<Launch> = {}) {
  const launch = launches.find((l) => launchName(l) === name);
  if (launch === undefined || rule === undefined) throw new Error(`no ${name}`);
  return planOf({ ...launch, ...change }, rule);
}

describe("a notification made from the public record", () => {
  it("an hour that is known lies in a window of hours; a day that is known is the window", () => {
    const known = planFor("2023-S19");
    expect(known).toMatchObject({
      ok: true,
      planned: { launched: { fields: { "launched-at": "2023-04-19T12:11:00.000Z" } } },
    });
    if (known.ok) {
      expect(known.planned.window.opens < "2023-04-19T12:11:00.000Z").toBe(true);
      expect(known.planned.window.closes > "2023-04-19T12:11:00.000Z").toBe(true);
    }
    const day = { opens: "2025-10-22T00:00:00.000Z", closes: "2025-10-23T00:00:00.000Z" };
    expect(planFor("2025-S53")).toMatchObject({ ok: true, planned: { window: day } });
  });

  it("names its source and what is made up, and carries over the catalogue's doubts", () => {
    const plan = planFor("2021-S38");
    expect(plan.ok && plan.planned.fields.remark).toBe(
      "Launch: General Catalog of Artificial Space Objects 2021-S38. Topol, command missile (Sirena-M?). The catalogue marks its time as uncertain. The notification and its times are made for the replay.",
    );
  });

  it.each([
    ["2024-S74", "combat use, not a test"],
    ["2022-S136", 'no window can be made of "month (uncertain)"'],
    ["2021-S86", 'the regime has no word for "anti-satellite interceptor"'],
    ["2023-S25", "the record gives no impact area"],
  ])("%s is left out: %s", (name, because) => {
    expect(planFor(name)).toEqual({ ok: false, because });
  });

  it("of the whole record, the launches of the regime's parties since 2021 are played, and no warning windows", () => {
    expect(launches).toHaveLength(66);
    const planned = launches.filter((l) => rule !== undefined && planOf(l, rule).ok);
    expect(planned).toHaveLength(58);
  });

  it("is the same in every run", () => {
    expect(planFor("2023-S19")).toEqual(planFor("2023-S19"));
  });
});

import { expect, test } from "vitest";
import { lines, only, regimeOf, told } from "../testing/stories.ts";

const five = regimeOf(
  `
notifications:
  launch:
    clause: Art. 2
    given: { at-least: PT24H, before: window.opens }
    fields: { window: { type: interval, label: Window } }
    acknowledge: { within: PT1H, clause: Art. 3 }
    follow-up-due: { within: PT24H, after: window.closes, clause: Art. 4 }
    then:
      launched: { closes: true, required: true, given: { within: PT48H, after: event } }
      cancelled: { closes: true }
    replies:
      question: { by: [CN], given: { within: P3D, after: receipt }, binding: voluntary }
    parallel:
      navarea: { title: Notice to mariners, given: { at-least: P1D, before: window.opens }, clause: Art. 5 }
`,
  { parties: "[CN, FR, GB, US]" },
);
const window = "fields: { window: { opens: 2026-01-05T00:00Z, closes: 2026-01-05T06:00Z } }";

test("selective notification: a row for each group of addressees, and who was told beside who was not", () => {
  const rows = told(
    five,
    `- { event: launch, id: e, by: CN, at: 2026-01-05T03:00Z }
- { notification: launch, id: n1, by: CN, to: [US], at: 2026-01-03T00:00Z, of: e, ${window} }
- { notification: launch, id: n2, by: CN, to: [GB], at: 2026-01-04T12:00Z, of: e, ${window} }`,
    "2026-01-20",
  ).filter((r) => r.duty === "launch");
  expect(lines(rows)).toEqual([
    "late launch CN>FR due 2026-01-04T00:00Z",
    "late launch CN>GB due 2026-01-04T00:00Z",
    "met launch CN>US due 2026-01-04T00:00Z",
  ]);
  expect(rows[0]?.because.en).toMatch(/selective: told United Kingdom, United States, not France/);
});

test("a launch that was told of only to mariners is its own finding", () => {
  const rows = told(
    five,
    "- { event: launch, id: e, by: CN, at: 2026-01-05T03:00Z }\n- { parallel: navarea, of: e, by: CN, at: 2026-01-02T00:00Z }",
    "2026-01-20",
  );
  expect(lines(rows)).toEqual([
    "late launch CN>FR,GB,US due 2026-01-04T03:00Z",
    "met launch.navarea CN> due 2026-01-04T03:00Z",
  ]);
  expect(rows[0]?.because.en).toMatch(/a public warning was given \(Notice to mariners\), no notification/);
});

test("acknowledgements, follow-ups and replies, each by its own clock", () => {
  const rows = told(
    five,
    `- { notification: launch, id: n, by: US, at: 2026-01-03T00:00Z, ${window} }
- { acknowledgement: n, by: FR, at: 2026-01-03T00:59Z }
- { acknowledgement: n, by: GB, at: 2026-01-03T03:00Z }
- { event: launch, id: e, by: US, at: 2026-01-05T03:00Z }
- { follow-up: launched, id: f, by: US, of: n, at: 2026-01-06T12:00Z }
- { acknowledgement: f, by: CN, at: 2026-01-06T12:30Z }
- { acknowledgement: f, by: FR, at: 2026-01-06T12:30Z }`,
    "2026-01-06T13:00Z",
  );
  expect(lines(rows)).toEqual([
    "late launch.acknowledge CN>US due 2026-01-03T01:00Z",
    "late launch.acknowledge GB>US due 2026-01-03T01:00Z",
    "late launch.navarea US> due 2026-01-04T00:00Z",
    "late launch.follow-up US>CN,FR,GB due 2026-01-06T06:00Z",
    "due launch.acknowledge GB>US due 2026-01-06T13:00Z",
    "watched launch.question CN>US due 2026-01-06T00:00Z",
    "met launch.acknowledge FR>US due 2026-01-03T01:00Z",
    "met launch US>CN,FR,GB due 2026-01-04T00:00Z",
    "met launch.acknowledge CN>US due 2026-01-06T13:00Z",
    "met launch.acknowledge FR>US due 2026-01-06T13:00Z",
    "met launch.launched US>CN,FR,GB due 2026-01-07T03:00Z",
  ]);
  expect(only(rows, "launch.follow-up").clause).toBe("Art. 4");
});

test("cancelled: the launch that did not come about needs no message of its having come about", () => {
  const rows = told(
    five,
    `- { notification: launch, id: n, by: US, at: 2026-01-03T00:00Z, ${window} }
- { follow-up: cancelled, id: f, by: US, of: n, at: 2026-01-04T12:00Z }`,
    "2026-02-01",
  );
  expect(only(rows, "launch.launched")).toMatchObject({
    state: "not-required",
    because: { en: expect.stringMatching(/closed by another follow-up/) },
  });
  expect(only(rows, "launch.follow-up").state).toBe("met");
});

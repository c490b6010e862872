import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Client, connect, type Problem, Refused } from "../client/index.ts";
import type { Answer } from "../core/act.ts";
import { draft, entry, get, id, type Started, start } from "./testing.ts";

let us: Started;
let client: Client;
beforeEach(async () => {
  us = await start("US");
  client = connect({ url: us.url, token: us.tokens[0] ?? "" });
});
afterEach(() => us.close());

const no = (why: Extract<Answer, { kind: "no" }>["why"], more: object = {}): Answer => ({
  kind: "no",
  why,
  detail: "the lead time is 3 h; 24 h are owed",
  id: null,
  ...more,
});
async function problemOf(asked: Promise<unknown>): Promise<Problem> {
  const e = await asked.catch((thrown) => thrown);
  if (!(e instanceof Refused)) throw e;
  return e.problem;
}
const post = (path: string, body: string | Buffer, type = "application/json") =>
  get(`${us.url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${us.tokens[0]}`, "content-type": type },
    body,
  });

describe("what the client asks, the centre is asked", () => {
  test("views", async () => {
    expect(await client.inbox()).toEqual([entry(1)]);
    expect(await client.sent()).toEqual([]);
    expect((await client.due())[0]).toMatchObject({ duty: "acknowledge", reference: "US-2026-0001" });
    expect(await client.message("US-2026-0001")).toMatchObject({ id: id(1), authentic: "en" });
    expect(await client.drafts()).toEqual([draft(1)]);
    expect(await client.draft(id(1))).toEqual(draft(1));
    expect(await client.regimes()).toEqual([]);
    expect((await client.alarms())[0]?.id).toBe("unread/0001");
    expect((await client.refusals())[0]?.peer).toBe("FR");
    expect(await client.proof(id(1))).toBe("c2sp.org/tlog-proof@v1\n");
    expect(await client.checkpoint()).toBe("comity.example/us\n1\nAAAA\n");
    expect(await client.preview({ regime: "launches", type: "launch", fields: {} })).toMatchObject({ canSend: true });
  });

  test("acts, each with its officer", async () => {
    const fields = { window: { opens: "2026-02-15T06:00Z" } };
    await client.compose({ regime: "launches", type: "launch", fields });
    await client.edit(id(1), { fields, late: true });
    await client.release("US-2026-0001");
    await client.returnDraft(id(1), " the azimuth is reversed ");
    await client.discard(id(1));
    expect(await client.acknowledge(id(1))).toEqual(entry(1));
    await client.route(id(1), ["warning", "press"]);
    await client.read(id(1), "warning");
    await client.takeAlarm("unread/0001");
    expect(new Set(us.fake.acts.map((a) => a.officer.name))).toEqual(new Set(["Vera Cole"]));
    expect(us.fake.acts[0]?.officer).toEqual({ name: "Vera Cole", role: "watch-officer", desk: null });
    expect(us.fake.acts.map((a) => a.act)).toEqual([
      {
        do: "compose",
        compose: { kind: "notification", regime: "launches", type: "launch", fields, late: false, submit: true },
      },
      { do: "edit", id: id(1), edit: { fields, late: true, submit: false } },
      { do: "release", id: "US-2026-0001" },
      { do: "return", id: id(1), reason: "the azimuth is reversed" },
      { do: "discard", id: id(1) },
      { do: "acknowledge", id: id(1) },
      { do: "route", id: id(1), desks: ["warning", "press"] },
      { do: "read", id: id(1), desk: "warning" },
      { do: "take-alarm", alarm: "unread/0001" },
    ]);
  });

  test("what is composed has an address", async () => {
    const { status, headers } = await post("/drafts", '{"regime":"launches","type":"launch","fields":{}}');
    expect([status, headers.location]).toEqual([201, `/api/v1/drafts/${id(1)}`]);
  });
});

describe("an answer of no", () => {
  test("each kind has its status", async () => {
    const statuses = { "not-found": 404, forbidden: 403, "wrong-state": 409, checks: 422, "bad-input": 400 } as const;
    for (const [why, status] of Object.entries(statuses)) {
      us.fake.answer = no(why as keyof typeof statuses);
      const told = await problemOf(client.release(id(1)));
      expect(told).toMatchObject({
        status,
        type: `urn:comity:problem:${why}`,
        detail: "the lead time is 3 h; 24 h are owed",
      });
    }
  });

  test("when checks fail, the draft is kept and shown, with clause and faults", async () => {
    us.fake.kept = [draft(1, { state: "draft", canSend: false })];
    const faults = [{ at: "window.opens", message: "24 h are owed" }];
    us.fake.answer = no("checks", { id: id(1), clause: "Art. 2", faults });
    const told = await problemOf(client.compose({ regime: "launches", type: "launch", fields: {} }));
    expect(told).toMatchObject({ status: 422, clause: "Art. 2", faults, draft: { id: id(1), state: "draft" } });
  });

  test("what there is none of is named", async () => {
    expect((await problemOf(client.message("US-1999-0001"))).detail).toBe('there is no message "US-1999-0001"');
    expect((await problemOf(client.draft("x"))).status).toBe(404);
    expect((await problemOf(client.proof("x"))).status).toBe(404);
    expect((await problemOf(client.takeAlarm("x"))).status).toBe(404);
    us.fake.record = undefined;
    expect((await problemOf(client.checkpoint())).status).toBe(404);
    us.fake.previewed = 'there is no regime "x" here';
    expect(await problemOf(client.preview({ regime: "x", fields: {} }))).toMatchObject({
      status: 400,
      detail: 'there is no regime "x" here',
    });
    expect(us.fake.acts).toEqual([]);
  });
});

describe("input that cannot be read", () => {
  test("a form of the wrong shape: every fault at its place", async () => {
    const { status, body } = await post("/drafts", '{"kind":"note","to":["US","usa"],"late":"yes"}');
    expect(status).toBe(400);
    const { faults, detail } = JSON.parse(body) as Problem;
    expect(faults?.map((f) => f.at)).toEqual(["kind", "to.1", "fields", "late"]);
    expect(detail).toBe(
      'the body of the request is not as it should be. kind: expected one of "notification"|"follow-up"|"correction"; ' +
        "to.1: must be two capital letters (ISO 3166-1); fields: is missing; late: expected boolean, received string",
    );
    expect(us.fake.acts).toEqual([]);
  });

  test("no body, and no form without fields", async () => {
    expect((await post("/drafts", "")).status).toBe(400);
    expect((await post("/messages/US-2026-0001/route", "[]")).status).toBe(400);
    expect((await post("/drafts/US-2026-0001/return", '{"reason":"  "}')).body).toMatch("say why, for its author");
  });

  test("broken JSON: line and column", async () => {
    const { status, body } = await post("/drafts", '{\n  "regime": "launches",\n  "fields": {"azimuth": 12,}\n}');
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({
      title: "The request cannot be read",
      detail: 'the body is not JSON as this centre reads it: line 3, column 28: expected a name in quotes, found "}"',
      faults: [{ at: "line 3, column 28" }],
    });
  });

  test("what would poison, choke or confuse the reader", async () => {
    expect((await post("/drafts", '{"fields":{"__proto__":{"x":1}}}')).body).toMatch("a field named __proto__");
    expect((await post("/drafts", `{"fields":${"[".repeat(10_000)}${"]".repeat(10_000)}}`)).body).toMatch(
      "nested 10001 deep",
    );
    expect((await post("/drafts", Buffer.from([0x7b, 0xff, 0x7d]))).body).toMatch("it is not UTF-8");
    expect((await post("/drafts", "regime=launches", "application/x-www-form-urlencoded")).status).toBe(415);
    expect((await post("/drafts", "{}", "text/plain")).status).toBe(415);
    const large = await post("/drafts", JSON.stringify({ fields: "x".repeat(1024 * 1024) }));
    expect([large.status, JSON.parse(large.body).detail]).toEqual([
      413,
      "the body is larger than 1 MiB, the most that this centre reads",
    ]);
    expect(us.fake.acts).toEqual([]);
  });
});

describe("our own trouble", () => {
  test("a centre that stopped says so", async () => {
    us.fake.answer = Object.assign(new Error("no"), { name: "Halted" });
    us.fake.halted = "the disk is full: nothing has been signed since 02:00:11Z";
    const told = await problemOf(client.acknowledge(id(1)));
    expect(told).toMatchObject({ status: 503, detail: us.fake.halted });
  });

  test("what we did not foresee is dull outside and whole in the log", async () => {
    us.fake.answer = new Error("secret inner workings");
    const told = await problemOf(client.acknowledge(id(1)));
    expect(told).toEqual({
      type: "urn:comity:problem:unexpected",
      title: "Something went wrong in this centre",
      status: 500,
      detail: "this centre could not answer; its log says why",
    });
    expect(us.log).toMatchObject([{ level: "error", more: { err: us.fake.answer } }]);
  });

  test("an answer that breaks its own schema does not leave", async () => {
    us.fake.held = [entry(1, { filing: "perhaps" as "late" })];
    expect((await problemOf(client.inbox())).status).toBe(500);
    us.fake.held = [{ ...entry(1), secret: "x" } as (typeof us.fake.held)[0]];
    expect(await client.inbox()).toEqual([entry(1)]);
  });
});

describe("twins of the tables", () => {
  test("JSON and CSV", async () => {
    const headers = { authorization: `Bearer ${us.tokens[0]}` };
    us.fake.held = [entry(1, { summary: { en: '=HYPERLINK("http://evil.example"), "now"', fr: "", ru: "", zh: "" } })];
    expect(JSON.parse((await get(`${us.url}/api/v1/inbox.json`, { headers })).body)).toEqual(await client.inbox());
    const csv = await get(`${us.url}/api/v1/inbox.csv`, { headers });
    expect(csv.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="us-inbox.csv"',
    });
    const [header, row] = csv.body.split("\r\n");
    expect(header).toMatch(/^reference,kind,signed,byHand,regime,type,from,to,notTold,about,composedAt,/);
    expect(row).toMatch(/^US-2026-0001,notification,true,,launches,launch,US,CN FR,,,2026-02-14T02:00:11\.123Z,/);
    expect(row).toMatch(`"'=HYPERLINK(""http://evil.example""), ""now"""`);
    expect((await get(`${us.url}/api/v1/due.csv`, { headers })).body).toMatch(
      /^duty,owedBy,owedTo,desk,dueAt,.*\r\nacknowledge,CN,US,,/,
    );
    expect((await get(`${us.url}/api/v1/sent.csv`, { headers })).body.split("\r\n")).toHaveLength(2);
  });
});

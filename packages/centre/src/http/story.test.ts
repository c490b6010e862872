/** A notification's way over HTTP through two real centres: what they show is what the schemas say. */
import { createHash, randomBytes } from "node:crypto";
import { instantOf } from "@comity/wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Client, connect, Refused } from "../client/index.ts";
import type { Officer } from "../core/env.ts";
import { hour, launchFields, moreau, petit, setTable, type Table, warningDesk } from "../testing.ts";
import { type HttpServer, startHttp } from "./server.ts";

let table: Table;
let pump: NodeJS.Timeout;
const servers: HttpServer[] = [];
beforeEach(() => {
  table = setTable({ parties: ["CN", "US"] });
  pump = setInterval(() => table.deliver(), 2);
});
afterEach(async () => {
  clearInterval(pump);
  for (const s of servers.splice(0)) await s.close();
});

const tokenOf = (officer: Officer): string => `token-of-${officer.role}`;
async function sitDown(party: string): Promise<(officer: Officer) => Client> {
  const officers = [moreau, petit, warningDesk];
  const server = await startHttp({
    service: table.seat(party).desk,
    port: 0,
    officers: officers.map((o) => ({ ...o, tokenHash: createHash("sha256").update(tokenOf(o)).digest("hex") })),
    now: () => instantOf(Date.now()),
    random: (n) => randomBytes(n),
    log: (level, words, more) => {
      if (level === "error") throw new Error(words, { cause: more });
    },
  });
  servers.push(server);
  return (officer) => connect({ url: server.url, token: tokenOf(officer) });
}
const launch = (opensInHours: number) => ({
  regime: "p5-launch-notification",
  type: "launch",
  to: ["CN"],
  fields: launchFields(table.now + opensInHours * hour),
});
async function everything(c: Client): Promise<void> {
  const entries = [...(await c.inbox()), ...(await c.sent())];
  await Promise.all([c.centre(), c.regimes(), c.due(), c.drafts(), c.alarms(), c.refusals(), c.checkpoint()]);
  for (const { id } of entries) await Promise.all([c.message(id), c.proof(id)]);
}

test("composed, released, received, acknowledged, routed and read", async () => {
  const us = await sitDown("US");
  const cn = await sitDown("CN");
  expect(await us(moreau).preview(launch(30))).toMatchObject({ canSend: true });
  const draft = await us(moreau).compose(launch(30));
  expect(draft).toMatchObject({ state: "awaiting-release", composedBy: "A. Moreau" });

  const own = await us(moreau)
    .release(draft.id)
    .catch((e) => e);
  expect(own).toBeInstanceOf(Refused);
  expect(own.problem.status).toBe(403);
  expect(await us(petit).release(draft.reference)).toMatchObject({ state: "sent", releasedBy: "N. Petit" });
  table.deliver();

  expect(await cn(moreau).inbox()).toMatchObject([{ id: draft.id, filing: "on-time", open: true }]);
  expect((await cn(moreau).acknowledge(draft.id)).acknowledgedBy).toBe("A. Moreau");
  expect((await cn(moreau).route(draft.id, ["warning"])).routed).toMatchObject([{ desk: "warning", readAt: null }]);
  expect((await cn(warningDesk).read(draft.id, "warning")).routed).toMatchObject([{ readBy: "C. Lambert" }]);
  table.deliver();
  expect((await us(moreau).message(draft.id)).addressees.CN?.acknowledgedBy).toBe("A. Moreau");
  for (const client of [us(moreau), cn(moreau)]) await everything(client);
});

test("a lead time too short: kept as a draft, with the clause", async () => {
  const us = await sitDown("US");
  const told = await us(moreau)
    .compose(launch(3))
    .catch((e) => e);
  expect(told).toBeInstanceOf(Refused);
  const { status, clause, faults, draft } = told.problem;
  expect([status, typeof clause, faults.length > 0]).toEqual([422, "string", true]);
  expect(draft).toMatchObject({ state: "draft", canSend: false });
  expect(await us(moreau).drafts()).toEqual([draft]);

  const mended = await us(moreau).edit(draft.id, { fields: launchFields(table.now + 30 * hour), submit: true });
  expect(mended.state).toBe("awaiting-release");
  expect((await us(petit).returnDraft(draft.id, "the azimuth is missing")).returned?.by).toBe("N. Petit");
  expect((await us(moreau).discard(draft.id)).state).toBe("discarded");
  expect(
    (
      await us(moreau)
        .discard(draft.id)
        .catch((e) => e)
    ).problem.status,
  ).toBe(409);
});

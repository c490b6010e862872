/** What tests of the launch watch share: Norway and Russia at one table, and the Russian centre's door. */
import { randomBytes } from "node:crypto";
import { instantOf } from "@comity/wire";
import { expect } from "vitest";
import { type Client, connect, Refused } from "../client/index.ts";
import type { Act, Answer } from "../core/act.ts";
import { type HttpServer, startHttp } from "../http/server.ts";
import { officers } from "../http/testing.ts";
import { MemoryJournal } from "../shell/memory.ts";
import { moreau, petit, type Seat, setTable, type Table } from "../testing.ts";
import { note, rocketNotes } from "../testing-notes.ts";

const servers: HttpServer[] = [];
/** Doors that a test opened: for its `afterEach`. */
export async function closeDoors(): Promise<void> {
  for (const s of servers.splice(0)) await s.close();
}

export const december = Date.UTC(1994, 11, 27, 9);
export function table(places?: string): Table & { readonly journals: Map<string, MemoryJournal> } {
  const journals = new Map([
    ["NO", new MemoryJournal()],
    ["RU", new MemoryJournal()],
  ]);
  const made = setTable({
    parties: ["NO", "RU"],
    regimes: [rocketNotes()],
    now: december,
    ...(places === undefined ? {} : { places }),
    journal: (p) => journals.get(p) ?? new MemoryJournal(),
  });
  return Object.assign(made, { journals });
}
/** The Russian centre's door, with its officers: watch, releasing, and the warning desk. */
export async function door(
  t: Table,
): Promise<{ url: string; watch: Client; releasing: Client; desk: Client; tokens: string[] }> {
  const seat = t.seat("RU");
  const logins = officers("RU");
  // Acts of the table's centre are carried out when the table is stirred.
  const service = new Proxy(seat.desk, {
    get: (of, name) => {
      if (name === "act") return async (o: Parameters<Seat["act"]>[0], a: Act): Promise<Answer> => seat.act(o, a);
      const value = Reflect.get(of, name, of) as unknown;
      return typeof value === "function" ? value.bind(of) : value;
    },
  });
  const server = await startHttp({
    service,
    port: 0,
    officers: logins,
    now: () => instantOf(t.now),
    random: (n) => randomBytes(n),
    log: () => {},
  });
  servers.push(server);
  const [watch, releasing, desk] = logins.map((o) => connect({ url: server.url, token: o.token }));
  if (watch === undefined || releasing === undefined || desk === undefined) throw new Error("three officers");
  return { url: server.url, watch, releasing, desk, tokens: logins.map((o) => o.token) };
}
/** Norway's note is written, released and received. */
export function giveNote(t: Table, late = false): void {
  giveNoteLater(t, late);
  t.deliver();
}
/** It is released, and held up on its way until the table delivers. */
export function giveNoteLater(t: Table, late = false, fields: object = note): void {
  const norway = t.seat("NO");
  const composed = norway.act(moreau, {
    do: "compose",
    compose: {
      kind: "notification",
      regime: "rocket-notes",
      type: "note",
      fields: fields as typeof note,
      late,
      submit: true,
    },
  });
  if (composed.kind !== "done" || composed.id === null) throw new Error(JSON.stringify(composed));
  expect(norway.act(petit, { do: "release", id: composed.id }).kind).toBe("done");
}
export const refused = async (asked: Promise<unknown>): Promise<Refused["problem"]> => {
  const e = await asked.then(
    () => undefined,
    (x: unknown) => x,
  );
  expect(e).toBeInstanceOf(Refused);
  return (e as Refused).problem;
};

export const navarea = (end = "1300Z") => `NAVAREA XIX 12/95
NORWEGIAN SEA.
ROCKET LAUNCHING 150000Z JAN TO 102359Z FEB 95, DAILY 0500Z TO ${end},
IN AREA BOUNDED BY 69-20N 015-00E, 69-50N 015-00E, 69-50N 017-00E, 69-20N 017-00E.
CANCEL THIS MSG 110100Z FEB 95.
`;

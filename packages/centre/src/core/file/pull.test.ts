import type { Instant, Party } from "@comity/wire";
import { Map as IMap } from "immutable";
import { expect, it } from "vitest";
import { notifyLaunch, setTable, type Table } from "../../testing.ts";
import { emptyStream, type State } from "../state.ts";
import { isQuiet } from "./pull.ts";

const cn = "CN" as Party;
/** The United States has sent what China did not receipt. */
function waiting(): { readonly table: Table; readonly state: State } {
  const table = setTable();
  notifyLaunch(table, "US");
  return { table, state: table.seat("US").centre.state };
}

it("files wait for what has no receipt yet, and not for what was refused", () => {
  const { table, state } = waiting();
  expect(isQuiet(state, cn)).toBe(false);
  const [id] = state.outbox.get(cn)?.keys() ?? [];
  if (id === undefined) throw new Error("nothing waits");
  const refused = { line: "out of regime", at: state.clock };
  expect(isQuiet({ ...state, refusedByPeer: IMap([[id, IMap([[cn, refused]])]]) }, cn)).toBe(true);
  table.deliver();
  expect(isQuiet(table.seat("US").centre.state, cn)).toBe(true);
});

it("files wait for a number that is missing, as long as it may still come", () => {
  const { table } = waiting();
  table.deliver();
  const { state } = table.seat("US").centre;
  const gap = { ...emptyStream, highest: 3, upTo: 1, missingSince: state.clock };
  const gapped = { ...state, streams: state.streams.set("CN>US" as never, gap) };
  expect(isQuiet(gapped, cn)).toBe(false);
  const later = new Date(Date.parse(state.clock) + 3_600_000).toISOString() as Instant;
  expect(isQuiet({ ...gapped, clock: later }, cn)).toBe(true);
});

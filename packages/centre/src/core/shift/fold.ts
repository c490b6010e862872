import { Map as IMap } from "immutable";
import type { ShiftEntry } from "./entries.ts";
import type { HandOver, ShiftState } from "./state.ts";

/** @param position of the entry in the journal */
export function foldShift(s: ShiftState, e: ShiftEntry, position: number): ShiftState {
  switch (e.kind) {
    case "watch-begun": {
      const watch = { by: e.by, since: e.at, position, until: e.until, from: e.from };
      const watches = s.watch === null ? s.watches : s.watches.push(s.watch);
      const ended = s.handOver === null ? s.ended : s.ended.push({ ...s.handOver, endedAt: e.at, withdrawn: null });
      return { ...s, watch, watches, handOver: null, ended };
    }
    case "hand-over-opened": {
      const { id, at, by, from, to } = e;
      const numbers = IMap(e.list.map(([key], i) => [key, i + 1] as const));
      return { ...s, handOver: { id, at, by, from, to, numbers, read: IMap(), gives: null, takes: null } };
    }
    case "hand-over-read":
      return changed(s, (h) => ({
        ...h,
        to: h.to ?? e.by,
        // What came later gets the next number when it is read.
        numbers: h.numbers.has(e.item) ? h.numbers : h.numbers.set(e.item, 1 + Math.max(0, ...h.numbers.values())),
        read: h.read.set(e.item, { at: e.at, by: e.by, digest: e.digest, remark: e.remark }),
      }));
    case "hand-over-signed": {
      const { as, kind: _, ...signature } = e;
      return changed(s, (h) => ({ ...h, to: as === "takes" ? e.by : h.to, [as]: signature }));
    }
    case "hand-over-withdrawn": {
      if (s.handOver === null) return s;
      const withdrawn = { by: e.by, reason: e.reason };
      return { ...s, handOver: null, ended: s.ended.push({ ...s.handOver, endedAt: e.at, withdrawn }) };
    }
    case "watch-noted": {
      const { id, at, by, language, text } = e;
      return { ...s, notes: s.notes.push({ id, at, by, language, text }) };
    }
    case "turn-planned":
      return { ...s, turns: s.turns.set(e.turn.id, e.turn) };
    case "turn-cancelled":
      return { ...s, turns: s.turns.delete(e.id) };
    case "off-watch": {
      const { kind: _, ...done } = e;
      return { ...s, offWatch: s.offWatch.push(done) };
    }
  }
}

const changed = (s: ShiftState, change: (h: HandOver) => HandOver): ShiftState =>
  s.handOver === null ? s : { ...s, handOver: change(s.handOver) };

import type { Acknowledgement, Instant, ItemId } from "@comity/wire";
import type { Act } from "./act.ts";
import { alarmsAt } from "./alarms.ts";
import { decideWatch } from "./archiving.ts";
import { compose, onDraft } from "./drafting.ts";
import { append, type Effect, type Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import { decideFeed } from "./feeding.ts";
import { decideFile, isFileAct } from "./file/decide.ts";
import { decideHand, isHandAct } from "./hand/decide.ts";
import { decideKey } from "./keys/decide.ts";
import { decideLine, isLineAct } from "./line/decide.ts";
import { decideOutgoing, isOutgoingAct } from "./outgoing.ts";
import { forbids } from "./roles.ts";
import { no, record, say, sorted } from "./say.ts";
import { decideShift, isShiftAct } from "./shift/decide.ts";
import { onWatch } from "./shift/on-watch.ts";
import { type DraftState, findItem, type ItemState, type State } from "./state.ts";

export type { Act, Answer, ComposeAct } from "./act.ts";
export { checksOf } from "./checks.ts";

export function decideAct(env: Env, s: State, officer: Officer, act: Act, at: Instant, newId: ItemId): Step {
  const forbidden = forbids(env, officer, act);
  if (forbidden !== undefined) return no(s, "forbidden", forbidden);
  const watch = onWatch(env, s, officer, act, at);
  if (watch.may === "no") return no(s, "forbidden", watch.detail);
  const done = decideAllowed(env, s, officer, act, at, newId);
  if (watch.may === "yes" || done.effects.length === 0) return done;
  const { holder, about } = watch;
  const marked = append(env, done.state, { kind: "off-watch", at, by: officer.name, holder, act: act.do, about });
  return { ...done, state: marked.state, effects: [...done.effects, marked.effect] };
}

function decideAllowed(env: Env, s: State, officer: Officer, act: Act, at: Instant, newId: ItemId): Step {
  if (isShiftAct(act)) return decideShift(env, s, officer, act, at, newId);
  if (isOutgoingAct(act)) return decideOutgoing(env, s, officer, act, at, newId);
  if (isFileAct(act)) return decideFile(env, s, officer, act, at);
  if (isHandAct(act)) return decideHand(env, s, officer, act, at, newId);
  if (isLineAct(act)) return decideLine(env, s, officer, act, at, newId);
  switch (act.do) {
    case "compose":
      return compose(env, s, officer, act.compose, at, newId);
    case "edit":
    case "release":
    case "return":
    case "answer-question":
    case "discard": {
      const draft = findDraft(s, act.id);
      return draft === undefined
        ? no(s, "not-found", `there is no draft "${act.id}"`)
        : onDraft(env, s, officer, act, draft, at);
    }
    case "acknowledge":
    case "route":
    case "read": {
      const item = findItem(s, act.id);
      return item === undefined
        ? no(s, "not-found", `there is no message "${act.id}"`)
        : onItem(env, s, officer, act, item, at);
    }
    case "make-feed":
    case "end-feed":
      return decideFeed(env, s, officer, act, at);
    case "archive-warnings":
    case "note-served":
    case "report-events":
    case "group":
    case "settle-event":
      return decideWatch(env, s, officer, act, at);
    case "change-key":
      return decideKey(env, s, act, at);
    case "replace-key":
      return no(s, "wrong-state", "this centre has nowhere to keep a new key");
    case "take-alarm":
      if (!alarmsAt(env, s, at).some((a) => a.id === act.alarm))
        return no(s, "not-found", "that alarm no longer stands");
      return record(env, s, { kind: "alarm-taken", at, by: officer.name, alarm: act.alarm }, null);
  }
}

export function findDraft(s: State, idOrReference: string): DraftState | undefined {
  return s.drafts.get(idOrReference as ItemId) ?? s.drafts.get(s.byReference.get(idOrReference) ?? ("" as ItemId));
}

function onItem(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<Act, { do: "acknowledge" | "route" | "read" }>,
  i: ItemState,
  at: Instant,
): Step {
  const { id, reference } = i.item;
  if (i.from === env.me) return no(s, "wrong-state", `${reference} is our own`, { id });
  switch (act.do) {
    case "acknowledge": {
      // Said again by a nervous hand: it was done, and that is the answer.
      if (s.acknowledgements.get(id)?.has(env.me)) return { state: s, effects: [], answer: { kind: "done", id } };
      if (i.byHand) {
        const way = "enter our answer by hand as well, with its evidence";
        return no(s, "wrong-state", `${reference} was entered by hand, there is no envelope to acknowledge: ${way}`, {
          id,
        });
      }
      const body: Acknowledgement = {
        kind: "acknowledgement",
        of: id,
        envelope: i.envelope,
        officer: officer.name,
        at,
      };
      // To all who have the item, so that each sees who has read it and our count towards them has no hole.
      return say(env, s, body, sorted([i.from, ...i.to.filter((p) => p !== env.me)]), at, id);
    }
    case "route": {
      const unknown = act.desks.filter((d) => !env.desks.some((k) => k.id === d));
      if (unknown.length > 0 || act.desks.length === 0) {
        return no(
          s,
          "bad-input",
          `no desk "${unknown.join(", ")}"; there are ${env.desks.map((d) => d.id).join(", ")}`,
          { id },
        );
      }
      const fresh = act.desks.filter((d) => !s.routes.get(id)?.has(d));
      let state = s;
      const effects: Effect[] = [];
      for (const desk of fresh) {
        const added = append(env, state, { kind: "routed", at, by: officer.name, item: id, desk });
        state = added.state;
        effects.push(added.effect);
      }
      return { state, effects, answer: { kind: "done", id } };
    }
    case "read": {
      const route = s.routes.get(id)?.get(act.desk);
      if (route === undefined)
        return no(s, "wrong-state", `${reference} was not routed to the desk "${act.desk}"`, { id });
      if (route.readAt !== null) return { state: s, effects: [], answer: { kind: "done", id } };
      return record(env, s, { kind: "read", at, by: officer.name, item: id, desk: act.desk }, id);
    }
  }
}

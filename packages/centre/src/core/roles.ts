import type { Act } from "./act.ts";
import type { Env, Officer } from "./env.ts";
import { isHandAct } from "./hand/decide.ts";
import { unannounced } from "./watching.ts";

/** Whether an officer's role lets them do this; if not, in words what would. */
export function forbids(env: Env, officer: Officer, act: Act): string | undefined {
  if (officer.role === "feed") {
    const mayDo = ["archive-warnings", "note-served", "report-events"].includes(act.do);
    return mayDo ? undefined : `${officer.name} is a machine: it brings warnings and events, and does nothing else`;
  }
  if ((act.do === "make-feed" || act.do === "end-feed") && officer.role !== "watch-officer")
    return "a watch officer says which machines may bring warnings and events";
  const beside = besideTheDesk(officer, act);
  if (beside !== undefined) return beside === "may" ? undefined : beside;
  if (act.do === "read") {
    if (officer.role === "desk" && officer.desk === act.desk) return undefined;
    return `only an officer of the desk "${act.desk}" can say that it has read; ${officer.name} is not`;
  }
  if (officer.role === "desk") {
    if (isWatch(act) && isWarningDesk(env, officer)) return undefined;
    const who = isWatch(act) ? "a watch officer or the warning desk" : "a watch officer";
    return `${officer.name} sits at a desk, not in the centre: ${who} does this`;
  }
  if (isWatch(act) && act.do !== "take-alarm" && officer.role !== "watch-officer")
    return "a watch officer or the warning desk keeps the launch watch";
  if (
    (act.do === "release" || act.do === "release-outgoing") &&
    officer.role !== "releasing-officer" &&
    officer.role !== "watch-officer"
  ) {
    return "a watch officer or releasing officer releases";
  }
  if ((act.do === "change-key" || act.do === "replace-key") && officer.role !== "releasing-officer")
    return "a releasing officer changes the centre's keys";
  if (isHandAct(act) && officer.role !== "releasing-officer" && officer.role !== "watch-officer")
    return "a watch officer or releasing officer enters and confirms what came by hand";
  return undefined;
}

/** Roles that do a few things, and nothing else; undefined for the others. */
function besideTheDesk(officer: Officer, act: Act): "may" | string | undefined {
  const { name, role } = officer;
  if (role === "auditor") return `${name} is here to see everything, and acts on nothing`;
  if (role === "linguist")
    return translates(act) ? "may" : `${name} translates, and confirms translations: a watch officer does this`;
  if (role === "supervisor")
    return act.do.startsWith("shift-") || overseen.includes(act.do)
      ? "may"
      : `${name} oversees the watch: a watch officer or releasing officer does this`;
  if (act.do.startsWith("shift-")) return role === "desk" ? `${name} sits at a desk, not in the centre` : "may";
  return undefined;
}

const translates = (act: Act): boolean => ["line-annex", "line-confirm"].includes(act.do);
/** What a supervisor does when nobody else is there to do it; `shift/on-watch.ts` says when. */
const overseen: readonly Act["do"][] = [
  "acknowledge",
  "route",
  "take-alarm",
  "settle-event",
  "line-call",
  "line-say",
  "line-reply",
  "line-freeze",
  "line-resume",
  "line-clear",
  "line-log-call",
  "keep-file",
  "ask-file",
];

/** The desk without whose reading nothing is done: the warning desk. */
const isWarningDesk = (env: Env, officer: Officer): boolean =>
  env.desks.some((d) => d.id === officer.desk && d.mustRead);

function isWatch(act: Act): boolean {
  if (act.do === "take-alarm") return act.alarm.startsWith(`${unannounced}:`);
  return ["archive-warnings", "note-served", "report-events", "group", "settle-event"].includes(act.do);
}

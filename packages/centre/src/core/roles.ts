import type { Act } from "./act.ts";
import type { Officer } from "./env.ts";

/** Whether an officer's role lets them do this; if not, in words what would. */
export function forbids(officer: Officer, act: Act): string | undefined {
  if (act.do === "read") {
    if (officer.role === "desk" && officer.desk === act.desk) return undefined;
    return `only an officer of the desk "${act.desk}" can say that it has read; ${officer.name} is not`;
  }
  if (officer.role === "desk") return `${officer.name} sits at a desk, not in the centre: a watch officer does this`;
  if (act.do === "release" && officer.role !== "releasing-officer" && officer.role !== "watch-officer") {
    return "a watch officer or releasing officer releases";
  }
  return undefined;
}

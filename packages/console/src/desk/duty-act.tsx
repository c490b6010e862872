/** The one button of a row: the act that meets the duty, where an officer of ours can do one. */
import { useActs } from "../acts/acts.tsx";
import type { Due } from "../api/centre.ts";
import { filePath } from "../declarations/round-key.ts";
import { paperPath } from "../papers/asks.ts";
import { Act, Way } from "../parts/bits.tsx";
import { answers, useOurCentre, writes } from "../shell/mode.ts";
import { draftPath, followUpPath, go } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { isOfItem, nameOf } from "./rule-words.ts";
import { ToDesk } from "./to-desk.tsx";

/** One item may be owed twice, such as a reading by two desks. */
export const rowKey = (d: Due): string => `${d.duty}:${d.id}:${d.desk ?? ""}:${d.owedBy}`;

export function useDutyAct(): (d: Due) => void {
  const acts = useActs();
  return (d) => {
    if (isOfItem(d)) {
      if (d.duty === "acknowledge") acts.acknowledge(d);
      if (d.duty === "route") acts.route(d);
      if (d.duty === "read" && d.desk !== null) acts.read(d, d.desk);
    }
    if (d.duty === "release") go(draftPath(d.id));
    if (d.duty === "follow-up") go(followUpPath(d.id));
    if (d.duty === "reply") go(paperPath(d.id));
    if (d.duty === "declare") go(filePath(d.id));
  };
}

export function DutyAct({ due, lead }: { readonly due: Due; readonly lead?: boolean }) {
  const { t, pick } = useWords();
  const { party, officer } = useOurCentre();
  const run = useDutyAct();
  // A desk's officer confirms readings; everything else is the watch's.
  const may =
    due.duty === "read" || (due.duty === "acknowledge" || due.duty === "route" ? answers(officer) : writes(officer));
  if (due.owedBy !== party || !may) return null;
  const small = !lead;
  const named = (act: string): string => `${act} ${nameOf(due, pick)}`;
  switch (due.duty) {
    case "acknowledge":
      return (
        <Act
          small={small}
          go={lead || due.dueState !== "later"}
          cap="A"
          aria-label={named(t("act.acknowledge"))}
          onPress={() => run(due)}
        >
          {t("act.acknowledge")}
        </Act>
      );
    case "route":
      return (
        <Act small={small} go={lead} aria-label={named(t("act.route"))} onPress={() => run(due)}>
          {t("act.route")}
        </Act>
      );
    case "read":
      return officer.desk === due.desk ? (
        <Act small={small} go={lead} aria-label={named(t("act.confirmRead"))} onPress={() => run(due)}>
          {t("act.confirmRead")}
        </Act>
      ) : (
        <ToDesk desk={due.desk} small={small} />
      );
    case "release":
      return (
        <Way small={small} go={lead === true} href={draftPath(due.id)} aria-label={named(t("act.open"))}>
          {t("act.open")}
        </Way>
      );
    case "follow-up":
      return (
        <Way small={small} go={lead === true} href={followUpPath(due.id)} aria-label={named(t("act.followUp"))}>
          {t("act.followUp")}
        </Way>
      );
    case "reply":
      return (
        <Way small={small} go={lead === true} href={paperPath(due.id)} aria-label={named(t("act.open"))}>
          {t("act.open")}
        </Way>
      );
    case "declare":
      return (
        <Way small={small} go={lead === true} href={filePath(due.id)} aria-label={named(t("act.file"))}>
          {t("act.file")}
        </Way>
      );
    default:
      return null;
  }
}

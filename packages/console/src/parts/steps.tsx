/** Four steps, never confused: delivered, acknowledged, routed, read there. */
import type { Entry } from "../api/centre.ts";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";

export type StepState = "done" | "waiting" | "not-yet";
/** Of an item that we received; of one that we sent only the first two can be known here. */
export function stepsOf(e: Pick<Entry, "receivedAt" | "acknowledgedAt" | "routed">, ours: boolean): StepState[] {
  const must = e.routed.filter((r) => r.mustRead);
  const met = [
    e.receivedAt !== null,
    e.acknowledgedAt !== null,
    e.routed.length > 0,
    e.routed.length > 0 && must.every((r) => r.readAt !== null),
  ].slice(0, ours ? 2 : 4);
  const first = met.indexOf(false);
  return met.map((done, i) => (done ? "done" : i === first ? "waiting" : "not-yet"));
}

const words = ["delivered", "acknowledged", "routed", "readThere"] as const;

/** The word for where it stands: the last step before the first that is missing, or the one that others have overtaken. */
export function stepWord(steps: readonly StepState[]): string {
  const waiting = steps.indexOf("waiting");
  if (waiting === 0) return "steps.notDelivered";
  if (waiting === 3) return "steps.routedNotRead";
  if (waiting === 1 && steps[2] === "done") return "steps.notAcknowledged";
  return `steps.${words[(waiting === -1 ? steps.length : waiting) - 1] ?? "delivered"}`;
}

/** `peer`: what one addressee of ours has done, where only that one is spoken of. */
export function Steps({ entry, peer }: { readonly entry: Entry; readonly peer?: string }) {
  const { t } = useWords();
  const { party } = useOurCentre();
  if (entry.sentAt === null) return <small>{t("steps.draft")}</small>;
  const known = peer === undefined ? undefined : entry.addressees[peer];
  const steps = stepsOf({ routed: entry.routed, ...(known ?? entry) }, entry.from === party);
  const width = steps.length * 16 - 2;
  return (
    <>
      <svg className="steps" viewBox={`0 0 ${width} 12`} style={{ width }} aria-hidden="true">
        {steps.map((s, i) => {
          const x = 0.5 + i * 16;
          return s === "done" ? (
            <rect key={x} className="y" x={x} y="1.5" width="12" height="9" />
          ) : s === "waiting" ? (
            <g key={x}>
              <rect className="w" x={x + 0.5} y="2" width="11" height="8" />
              <rect className="h" x={x + 0.5} y="2" width="5.5" height="8" />
            </g>
          ) : (
            <rect key={x} className="n" x={x} y="1.5" width="12" height="9" />
          );
        })}
      </svg>
      <small>{t(stepWord(steps))}</small>
    </>
  );
}

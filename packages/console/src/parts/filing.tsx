/** Whether it came when the rule asks, in words and never as a judgement: kept, late by so much, not required and why, cannot tell and why. */
import type { Entry } from "../api/centre.ts";
import { useWords, type Words } from "../words/index.ts";
import { hoursSpan } from "../words/time.ts";
import { Mark, type MarkName } from "./mark.tsx";

type Filed = Pick<Entry, "filing"> & { readonly lateByHours?: number | null; readonly filingBecause?: string | null };

const marks: Record<Entry["filing"], MarkName> = {
  "on-time": "done",
  late: "late",
  "not-required": "none",
  "cannot-tell": "unknown",
};

export function filingWords(e: Filed, { t }: Pick<Words, "t">): string {
  if (e.filing === "late" && e.lateByHours != null) return t("filing.lateBy", { span: hoursSpan(e.lateByHours, t) });
  return t(`filing.${e.filing}`);
}

export function Filing({ entry }: { readonly entry: Filed }) {
  const words = useWords();
  const because = entry.filingBecause;
  return (
    <span className="st">
      <Mark name={marks[entry.filing]} />
      <span className={entry.filing === "late" ? "late" : ""}>
        {filingWords(entry, words)}
        {because != null && because !== "" && (
          <small>{words.t(`filing.because.${because}`, { defaultValue: because })}</small>
        )}
      </span>
    </span>
  );
}

/** `PT24H` → 24 h in milliseconds; the file's own spelling of a duration. */
export function durationMs(iso: string): number | null {
  const m = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso);
  if (m === null) return null;
  const [, d = "0", h = "0", min = "0", s = "0"] = m;
  return (((Number(d) * 24 + Number(h)) * 60 + Number(min)) * 60 + Number(s)) * 1000;
}

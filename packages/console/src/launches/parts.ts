/** How well a candidate fits, part by part, in few words: where in time, how far off in place, how far off in heading. */
import type { WatchedEvent } from "../api/centre.ts";
import type { useWords } from "../words/index.ts";

type Candidate = WatchedEvent["candidates"][number];
type T = ReturnType<typeof useWords>["t"];

export function partsOf({ parts: { time, place, heading } }: Candidate, t: T): string {
  const onTrack = place?.compared === "track";
  const far = String(Math.round(place?.byKm ?? 0));
  const said = [
    time === null
      ? ""
      : time.inside
        ? t("launches.inWindow")
        : t("launches.offWindow", { h: String(Math.round(time.byS / 360) / 10) }),
    place === null
      ? ""
      : place.inside
        ? t(onTrack ? "launches.onTrack" : "launches.inArea")
        : t(onTrack ? "launches.offTrack" : "launches.offArea", { far }),
    heading === null ? "" : t("launches.offHeading", { deg: String(Math.round(heading.offDeg)) }),
  ].filter((s) => s !== "");
  return said.length === 0 ? "" : ` · ${said.join(" · ")}`;
}

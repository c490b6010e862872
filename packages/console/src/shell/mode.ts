/** Live or exercise: set by the centre, shown by five signs that do not depend on each other. */
import { createContext, useContext, useEffect } from "react";
import type { CentreInfo } from "../api/centre.ts";
import { useWords } from "../words/index.ts";

export const CentreContext = createContext<CentreInfo | null>(null);

export function useOurCentre(): CentreInfo {
  const centre = useContext(CentreContext);
  if (centre === null) throw new Error("a room was drawn before the centre was known");
  return centre;
}

export const useExercise = (): boolean => useContext(CentreContext)?.purpose === "drill";

type Seated = CentreInfo["officer"];
/** Writes, and releases what another wrote. The centre decides; this only keeps away buttons that it would refuse. */
export const writes = ({ role }: Seated): boolean => role === "watch-officer" || role === "releasing-officer";
/** Acknowledges and routes: whoever writes, and a supervisor when nobody else is there. */
export const answers = (o: Seated): boolean => writes(o) || o.role === "supervisor";
/** Adds a rendering of what was said, and confirms one. */
export const translates = (o: Seated): boolean => writes(o) || o.role === "linguist";

/** Page title and tab icon; the frame, the tint, the print mark hang on the body's mode. */
export function useModeOf(centre: CentreInfo | undefined): void {
  const { t } = useWords();
  useEffect(() => {
    const exercise = centre?.purpose === "drill";
    document.body.dataset.mode = exercise ? "exercise" : "live";
    document.body.dataset.exercise = t("mode.exercise");
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (icon !== null) icon.href = exercise ? "/favicon-exercise.svg" : "/favicon.svg";
  }, [centre?.purpose, t]);
}

/** `EXERCISE · Due and open · FR · Comity` */
export function useTitle(title: string): void {
  const { t } = useWords();
  const centre = useContext(CentreContext);
  useEffect(() => {
    const words = [title, centre?.party, "Comity"].filter((w) => w !== undefined);
    document.title = [...(centre?.purpose === "drill" ? [t("mode.exercise")] : []), ...words].join(" · ");
  }, [title, centre?.party, centre?.purpose, t]);
}

/** Whose knowledge is asked for: today's, or that of a day in the past. */
import type { Day } from "@comity/regime";
import { useNow } from "../api/now.ts";
import { DateChoice } from "../regimes/date-choice.tsx";
import { dayIn, dayOfMs } from "../regimes/days.ts";
import { setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";

export function useKnown(): { readonly known: Day | null; readonly today: Day } {
  const { search } = useRoute();
  const today = dayOfMs(useNow(3_600_000));
  return { known: dayIn(search.get("known")), today };
}

export function KnownChoice() {
  const { t, language } = useWords();
  const { known, today } = useKnown();
  return (
    <DateChoice
      key={language}
      on={known}
      today={today}
      onDay={(day) => setSearch("known", day)}
      words={{
        day: t("figures.known.day"),
        show: t("figures.known.show"),
        today: t("figures.known.now"),
        on: t("figures.known.on"),
      }}
    />
  );
}

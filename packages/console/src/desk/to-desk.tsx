/** Only the desk itself can say that it has read. Where seats can be changed, this is the way there and back. */
import { useState } from "react";
import { Act, Problem } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { sitDown } from "../shell/seats.tsx";
import { useWords } from "../words/index.ts";

export function ToDesk({ desk, small }: { readonly desk: string | null; readonly small: boolean }) {
  const { t } = useWords();
  const { seats, party, officer } = useOurCentre();
  const [error, setError] = useState<unknown>(null);
  const there = seats.find((s) => s.party === party)?.officers.find((o) => o.desk !== null && o.desk === desk);
  if (there === undefined || officer.desk !== null) return null;
  const back = window.location.pathname + window.location.search;
  return (
    <>
      <Act small={small} onPress={() => void sitDown(party, there.name, back).catch(setError)}>
        {t("act.toDesk")}
      </Act>
      <Problem error={error} />
    </>
  );
}

/** On one machine with several seats: sit down as the officer who may release, and come back to this draft. */
import { useState } from "react";
import type { Draft } from "../api/centre.ts";
import { Act, Problem } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { draftPath } from "../shell/route.ts";
import { sitDown } from "../shell/seats.tsx";
import { useWords } from "../words/index.ts";

export function OtherSeats({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const { seats, party } = useOurCentre();
  const [error, setError] = useState<unknown>(null);
  const others = (seats.find((s) => s.party === party)?.officers ?? []).filter(
    (o) => o.name !== draft.composedBy && o.desk === null,
  );
  return (
    <div className="row">
      {others.map((o) => (
        <Act key={o.name} onPress={() => void sitDown(party, o.name, draftPath(draft.id)).catch(setError)}>
          {t("release.sitDown", { officer: o.name })}
        </Act>
      ))}
      <Problem error={error} />
    </div>
  );
}

/** Which parameters matter: each at its tenth and its ninetieth part in a hundred, all others as they are. */
import { tornadoChart } from "@comity/chart";
import { useCallback, useMemo } from "react";
import { ChartPanel } from "../drawing/chart-panel.tsx";
import type { Twin } from "../drawing/twin.ts";
import { useNumber } from "../figures/words.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import type { More } from "./ask.ts";

export function TornadoPanel({
  found,
  party,
  method,
}: {
  readonly found: NonNullable<More["tornado"]>;
  readonly party: string;
  readonly method: string;
}) {
  const { t, language } = useWords();
  const number = useNumber();
  const draw = useCallback(
    (width: number) =>
      tornadoChart({
        width,
        title: t("tornado.title", { state: partyName(party, t, language), year: found.year }),
        desc: t("tornado.desc"),
        sources: [method],
        party,
        base: Math.round(found.base),
        rows: found.bars.map((b) => ({
          labels: [b.name],
          atLow: Math.round(b.atLow),
          atHigh: Math.round(b.atHigh),
          words: b.name,
        })),
        number,
      }),
    [found, party, method, number, t, language],
  );
  const twin = useMemo<Twin>(
    () => ({
      columns: [
        { name: "parameter", title: t("tornado.parameter") },
        { name: "at_low", title: t("tornado.atLow"), number: true },
        { name: "at_high", title: t("tornado.atHigh"), number: true },
      ],
      rows: found.bars.map((b) => ({ key: b.name, cells: [b.name, Math.round(b.atLow), Math.round(b.atHigh)] })),
    }),
    [found, t],
  );
  return <ChartPanel id="parameters" className="c6" draw={draw} twin={twin} note={<p>{t("tornado.note")}</p>} />;
}

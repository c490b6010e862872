/** What each declared, field by field beside each other, and what is otherwise than the year before. */
import type { DeclarationRound } from "../api/centre.ts";
import { csvOf, type Twin } from "../drawing/twin.ts";
import { Act } from "../parts/bits.tsx";
import { saveFile } from "../regimes/files.ts";
import { useExercise } from "../shell/mode.ts";
import { useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return "–";
  if (Array.isArray(value)) return value.map(shownValue).join("; ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([k, v]) => `${k} ${shownValue(v)}`)
      .join(", ");
  return String(value);
}

/** Fields down, parties across; a party that has declared nothing keeps its empty column. */
export function comparedTwin(r: DeclarationRound, { t, pick }: Words): Twin {
  return {
    columns: [
      { name: "field", title: t("fields.field") },
      ...r.parties.map((p) => ({ name: p.party, title: partyName(p.party, t) })),
    ],
    rows: r.compare.map((row) => ({
      key: row.path,
      cells: [
        pick(row.label),
        ...r.parties.map((p) => {
          const value = row.values[p.party];
          return typeof value === "number" ? value : value === undefined ? null : shownValue(value);
        }),
      ],
    })),
  };
}

export function Compared({ round: r }: { readonly round: DeclarationRound }) {
  const words = useWords();
  const exercise = useExercise();
  const { t, pick } = words;
  if (r.compare.length === 0) return null;
  const twin = comparedTwin(r, words);
  const save = (): void => {
    const about = [`${pick(r.regimeTitle)}, ${r.clause}, ${r.period.from} – ${r.period.to}`];
    const csv = csvOf(twin, exercise ? [t("mode.exercise"), ...about] : about);
    saveFile(`declarations-${r.type}-${r.period.from}.csv`, csv, "text/csv");
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reached by the keyboard */}
      <section className="wide-table" tabIndex={0} aria-label={t("declarations.compare")}>
        <table className="compared">
          <caption className="second">{t("declarations.compare")}</caption>
          <thead>
            <tr>
              {twin.columns.map((c) => (
                <th key={c.name} scope="col">
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {twin.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.cells[0]}</th>
                {row.cells.slice(1).map((cell, i) => {
                  const party = r.parties[i]?.party ?? "";
                  const changed = r.changed.find((c) => c.party === party && c.path === row.key);
                  return (
                    <td key={party}>
                      {cell ?? "–"}
                      {changed && <small>{t("fields.before", { value: shownValue(changed.before) })}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="pad">
        <Act small onPress={save}>
          {t("declarations.csv")}
        </Act>
      </div>
    </>
  );
}

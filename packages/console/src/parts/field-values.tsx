/** The fields of an item with the regime's own labels; places in the words that the centre gave for the map. */
import type { FormField, MapInfo } from "../api/centre.ts";
import { useWords, type Words } from "../words/index.ts";
import { stateName } from "../words/parties.ts";

interface Line {
  readonly path: string;
  readonly label: string;
  readonly clause: string;
  readonly value: string;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v);

/** `FR, France` */
function stateWords(code: string, language: Words["language"]): string {
  const name = stateName(code, language);
  return name === code ? code : `${code}, ${name}`;
}
function instant(v: unknown): string {
  const ms = Date.parse(String(v));
  return Number.isFinite(ms) ? `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC` : String(v);
}

function one(f: FormField, v: unknown, path: string, map: MapInfo, { t, pick, language }: Words): string {
  if (f.type === "place") {
    const place = map.places.find((p) => p.field === path);
    return place === undefined ? JSON.stringify(v) : pick(place.name);
  }
  if (f.type === "choice") {
    const choice = f.choices.find((c) => c.value === v);
    return choice === undefined ? String(v) : pick(choice.label);
  }
  if (f.type === "flag" && typeof v === "boolean") return t(v ? "field.yes" : "field.no");
  if (f.type === "party") return stateWords(String(v), language);
  if (f.type === "interval" && isRecord(v)) return `${instant(v.opens)} – ${instant(v.closes)}`;
  if (f.type === "instant") return instant(v);
  if (f.type === "bearing") return `${String(v)}°`;
  return isRecord(v) ? JSON.stringify(v) : `${String(v)}${f.unit === null ? "" : ` ${f.unit}`}`;
}

export function linesOf(
  fields: readonly FormField[],
  values: unknown,
  map: MapInfo,
  words: Words,
  prefix = "",
): Line[] {
  const record = isRecord(values) ? values : {};
  return fields.flatMap((f): Line[] => {
    const v = record[f.name];
    const path = prefix + f.name;
    if (v === undefined || v === null) return [];
    if (f.type === "group" && !f.many) return linesOf(f.fields, v, map, words, `${path}.`);
    const list = f.many && Array.isArray(v) ? v : [v];
    return list.map((x, i) => {
      const at = f.many ? `${path}.${i}` : path;
      const label = words.pick(f.label) + (list.length > 1 ? ` ${i + 1}` : "");
      return { path: at, label, clause: f.clause, value: one(f, x, at, map, words) };
    });
  });
}

export function FieldValues(props: {
  readonly fields: readonly FormField[];
  readonly values: unknown;
  /** What stood before a correction or a postponement, where it differs. */
  readonly before?: unknown;
  readonly map: MapInfo;
}) {
  const words = useWords();
  const { t } = words;
  const before = new Map(
    linesOf(props.fields, props.before ?? props.values, props.map, words).map((l) => [l.path, l.value]),
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("fields.field")}</th>
          <th scope="col">{t("fields.value")}</th>
          <th scope="col">{t("fields.clause")}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(props.fields, props.values, props.map, words).map((l) => (
          <tr key={l.path}>
            <th scope="row">{l.label}</th>
            <td>
              {l.value}
              {before.get(l.path) !== l.value && (
                <small>{t("fields.before", { value: before.get(l.path) ?? "–" })}</small>
              )}
            </td>
            <td className="quiet">{l.clause}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

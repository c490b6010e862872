/** Where: what the fields say on the globe, and the pen. The table beside the pen does all that the globe does. */
import type { MapInfo } from "../api/centre.ts";
import { Where } from "../globe/where.tsx";
import { Act } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { type Drawn, draggedTo, pressed, sketch, undone, without } from "./pen.ts";

interface Props {
  readonly map: MapInfo;
  readonly drawn: Drawn | null;
  readonly onDrawn: (drawn: Drawn | null) => void;
}

export function DrawPanel({ map, drawn, onDrawn }: Props) {
  const { t } = useWords();
  if (drawn === null) return <Where map={map} />;
  const points = sketch(drawn);
  return (
    <Where
      map={map}
      draft={[
        { key: "pen", ring: points, label: "", kind: "draft" },
        ...points.map((p, i) => ({ key: `pen${i}`, ring: [p], label: String(i + 1), kind: "draft" as const })),
      ]}
      pen={{
        onPoint: (p) => onDrawn(pressed(drawn, p)),
        ...(drawn.shape === "circle" ? { onDrag: (p) => onDrawn(draggedTo(drawn, p)) } : {}),
        onUndo: () => onDrawn(undone(drawn)),
        onStop: () => onDrawn(null),
      }}
      tools={
        <div className="pad row">
          <span className="second" role="status">
            {t(`draw.${drawn.shape}`)}
          </span>
          <Act small isDisabled={drawn.points.length === 0} onPress={() => onDrawn(undone(drawn))}>
            {t("act.undo")}
          </Act>
          <Act small go onPress={() => onDrawn(null)}>
            {t("act.stopDrawing")}
          </Act>
        </div>
      }
      twin={drawn.points.length > 0 && <Points drawn={drawn} onDrawn={onDrawn} />}
    />
  );
}

function Points({ drawn, onDrawn }: { readonly drawn: Drawn; readonly onDrawn: (drawn: Drawn) => void }) {
  const { t } = useWords();
  const angle = (n: number, plus: string, minus: string): string =>
    `${Math.abs(n).toFixed(3)}° ${n < 0 ? minus : plus}`;
  return (
    <table>
      <caption className="vh">{t("draw.points")}</caption>
      <tbody>
        {drawn.points.map((p, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its place in the order
          <tr key={i}>
            <th scope="row">{drawn.shape === "circle" ? t(i === 0 ? "draw.centre" : "draw.rim") : i + 1}</th>
            <td className="mono">
              {angle(p.lat, "N", "S")} {angle(p.lon, "E", "W")}
            </td>
            <td>
              <Act small aria-label={t("draw.remove", { n: i + 1 })} onPress={() => onDrawn(without(drawn, i))}>
                {t("act.remove")}
              </Act>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { Link } from "react-aria-components";
import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Chip, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { messagePath } from "../shell/route.ts";
import { comma, useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";

/** What was said about it, by whom, in order; and what is still awaited. */
export function Thread({ message: m }: { readonly message: MessageDetail }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const awaited = m.kind === "notification" && m.followUp !== null && (m.outcome === null || m.outcome === "postponed");
  return (
    <Panel title={t("thread.title")}>
      <ul className="list">
        {m.thread.map((e) => (
          <li key={`${e.kind}${e.id ?? ""}${e.from}${e.at}`}>
            <Mark name={e.kind === "acknowledgement" ? "done" : e.kind === "notification" ? "draft" : "sent"} />
            <span>
              <Chip party={e.from} />{" "}
              {t(`thread.${e.kind}`, { type: e.type === null ? "" : t(`outcome.${e.type}`, { defaultValue: e.type }) })}{" "}
              {e.reference !== null &&
                e.kind !== "acknowledgement" &&
                (e.id !== null && e.id !== m.id ? (
                  <Link href={messagePath(e.id)}>
                    <b className="nw">{e.reference}</b>
                  </Link>
                ) : (
                  <b className="nw">{e.reference}</b>
                ))}
              {e.officer !== null && <small>{e.officer}</small>}
            </span>
            <span className="quiet">{moment(e.at, now, language)}</span>
          </li>
        ))}
        {awaited && (
          <li>
            <Mark name="later" />
            <span>
              {t("thread.awaited")}
              <small>
                {m.followUp?.oneOf.map((o) => t(`outcome.${o}`, { defaultValue: o })).join(comma(language))}
              </small>
            </span>
            <span className="quiet">{m.followUp?.dueAt != null && moment(m.followUp.dueAt, now, language)}</span>
          </li>
        )}
      </ul>
    </Panel>
  );
}

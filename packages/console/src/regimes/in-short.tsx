/** The instrument itself, in short: what it is, whose, since when, how one leaves, and what was not found. */
import type { Regime } from "@comity/regime";
import { rulesOf } from "@comity/regime";
import type { ReactNode } from "react";
import { Chip, Panel } from "../parts/bits.tsx";
import { comma, useWords } from "../words/index.ts";
import { languageName } from "../words/language-name.ts";
import { dayWords, durationWords } from "../words/time.ts";
import type { Stand } from "./stand.ts";

export function InShort({
  regime: r,
  stand,
  file,
}: {
  readonly regime: Regime;
  readonly stand: Stand;
  readonly file: string;
}) {
  const { t, pick, language } = useWords();
  const signed = r.life.find((e) => e.event === "signed");
  const inForce = r.life.find((e) => e.event === "in-force");
  const ended = ["expired", "withdrawn"].includes(stand.status) ? stand.since : null;
  const lines: (readonly [string, ReactNode])[] = [
    [
      "kind",
      <>
        {t(`kind.${r.kind}`)}{" "}
        <span className="row" style={{ gap: 4 }}>
          {r.parties.map((p) => (
            <Chip key={p} party={p} />
          ))}
        </span>
        {r.moreParties !== undefined && <small>{pick(r.moreParties)}</small>}
      </>,
    ],
  ];
  if (signed !== undefined)
    lines.push([
      "signed",
      <>
        {dayWords(signed.on, language)}
        {signed.note !== undefined && <small>{pick(signed.note)}</small>}
      </>,
    ]);
  if (inForce !== undefined)
    lines.push([
      "inForce",
      ended === null
        ? dayWords(inForce.on, language)
        : t("regime.short.until", { from: dayWords(inForce.on, language), to: dayWords(ended, language) }),
    ]);
  if (r.languages.length > 0)
    lines.push([
      "languages",
      <>
        {r.languages.map((l) => languageName(l, language)).join(comma(language))}
        {r.prevailingLanguage !== undefined && (
          <small>{t("regime.short.prevails", { language: languageName(r.prevailingLanguage, language) })}</small>
        )}
      </>,
    ]);
  if (r.term !== undefined)
    lines.push([
      "term",
      <>
        {r.term.for !== undefined
          ? durationWords(r.term.for, t)
          : t(r.term.unlimited === true ? "regime.short.unlimited" : "regime.short.unknown")}
        {r.term.extension !== undefined && (
          <small>{t("regime.short.extension", { span: durationWords(r.term.extension.for, t) })}</small>
        )}
        {r.term.about !== undefined && <small>{pick(r.term.about)}</small>}
      </>,
    ]);
  if (r.withdrawal !== undefined)
    lines.push([
      "withdrawal",
      <>
        {r.withdrawal.notice === undefined
          ? t("regime.short.unknown")
          : t("regime.short.notice", { span: durationWords(r.withdrawal.notice, t) })}
        {r.withdrawal.about !== undefined && <small>{pick(r.withdrawal.about)}</small>}
      </>,
    ]);
  if (r.entryIntoForce?.about !== undefined) lines.push(["entry", pick(r.entryIntoForce.about)]);
  if (r.confidentiality !== undefined)
    lines.push([
      "release",
      <>
        {t(`regime.release.${r.confidentiality.release}`)}
        {r.confidentiality.about !== undefined && <small>{pick(r.confidentiality.about)}</small>}
      </>,
    ]);
  lines.push([
    "file",
    <>
      <span className="mono">{file}</span> {t("regime.short.rules", { count: rulesOf(r).length })}
      <small className="mono">{r.digest.slice(0, 16)}</small>
    </>,
  ]);
  return (
    <Panel title={t("regime.short.title")}>
      <div className="pad">
        {r.about !== undefined && <p className="second about">{pick(r.about)}</p>}
        <dl className="kv">
          {lines.map(([key, value]) => (
            <div key={key} className="pair">
              <dt>{t(`regime.short.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {r.notFound.length > 0 && (
            <div className="pair">
              <dt>{t("regime.short.notFound")}</dt>
              <dd>
                <ul className="not-found">
                  {r.notFound.map((n) => (
                    <li key={n.en}>{pick(n)}</li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </Panel>
  );
}

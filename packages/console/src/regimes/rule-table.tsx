/** Each rule as the software reads it, beside the clause in our words and the place where it was read. */
import { type Regime, type Rule, rulesOf } from "@comity/regime";
import { Fragment, useState } from "react";
import { Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { excerptOf } from "./excerpt.ts";
import { Grounds } from "./source-link.tsx";

/** Longer ones are folded: a form of forty lines would hide the next rule. */
const foldedLines = 9;

export function RuleTable({ regime, text }: { readonly regime: Regime; readonly text: string }) {
  const { t } = useWords();
  const rules = rulesOf(regime);
  const read = rules.filter((r) => r.verified === "text").length;
  const unverified = rules.filter((r) => r.verified === "unverified").length;
  return (
    <Panel
      title={t("regime.rules.title")}
      aside={<span className="quiet">{t("regime.rules.count", { count: rules.length, read, unverified })}</span>}
    >
      <table className="stack rules">
        <thead>
          <tr>
            <th scope="col" className="k">
              <span className="vh">{t("col.state")}</span>
            </th>
            <th scope="col">{t("regime.rules.rule")}</th>
            <th scope="col">{t("regime.rules.clause")}</th>
            <th scope="col">{t("regime.rules.source")}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, i) => (
            <Fragment key={rule.name}>
              {rule.family !== rules[i - 1]?.family && (
                <tr className="family">
                  <th scope="rowgroup" colSpan={4}>
                    {t(`regime.family.${rule.family}`)}
                  </th>
                </tr>
              )}
              <RuleRow rule={rule} text={text} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function RuleRow({ rule, text }: { readonly rule: Rule; readonly text: string }) {
  const { t, pick } = useWords();
  return (
    <tr id={`rule-${rule.name}`}>
      <td className="k">
        <Mark name={rule.verified === "unverified" ? "unknown" : "done"} word={t(`verified.${rule.verified}`)} />
      </td>
      <td>
        <b>{pick(rule.title)}</b>
        {rule.binding !== undefined && rule.binding !== "required" && (
          <>
            {" "}
            <span className="tag">{t(`regime.binding.${rule.binding}`)}</span>
          </>
        )}
        <Excerpt rule={rule} text={text} />
      </td>
      <td className="clause">
        {rule.clause}
        {rule.about !== undefined && <div className="in-words">{pick(rule.about)}</div>}
      </td>
      <td>
        <Grounds source={rule.source} verified={rule.verified} />
      </td>
    </tr>
  );
}

function Excerpt({ rule, text }: { readonly rule: Rule; readonly text: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { text: whole, lines } = excerptOf(text, rule.position.line);
  const folds = lines > foldedLines;
  const shown =
    folds && !open
      ? whole
          .split("\n")
          .slice(0, foldedLines - 2)
          .join("\n")
      : whole;
  return (
    <>
      <pre className="raw file" translate="no">
        {shown}
      </pre>
      {folds && (
        <button type="button" className="disclose" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("regime.rules.less") : t("regime.rules.more", { count: lines })}
        </button>
      )}
      <small>{t("rule.line", { line: rule.position.line })}</small>
    </>
  );
}

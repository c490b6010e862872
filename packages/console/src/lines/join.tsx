/** Lines of chosen members: join one, and see who has asked us to. A line stands once each of them has signed for exactly that set. */
import { useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { useProposedLines } from "../api/asks.ts";
import { centre, type LineInfo, type ProposedLineInfo } from "../api/centre.ts";
import { Choice } from "../figures/choice.tsx";
import { Ask } from "../parts/ask.tsx";
import { Act, Chip, Ex, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { answers, useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { namesOf } from "./names.ts";

export function Join({ lines, onClose }: { readonly lines: readonly LineInfo[]; readonly onClose: () => void }) {
  const words = useWords();
  const { t, pick, language } = words;
  const { party } = useOurCentre();
  const rules = rulesOf(lines);
  const [rule, setRule] = useState(rules[0]?.key ?? "");
  const [chosen, setChosen] = useState<string[]>([]);
  const at = rules.find((r) => r.key === rule);
  const others = (at?.members ?? []).filter((p) => p !== party);
  const with_ = chosen.filter((p) => others.includes(p));
  return (
    <Ask
      title={t("lines.join")}
      act={t("lines.join")}
      done={t("lines.joinDone")}
      disabled={with_.length === 0 || at === undefined}
      onAct={() =>
        at === undefined
          ? Promise.resolve()
          : centre.joinLine({ regime: at.regime, line: at.line, members: [party, ...with_] })
      }
      onClose={onClose}
    >
      <Choice
        label={t("lines.joinWhich")}
        value={rule}
        options={rules.map((r) => [r.key, `${pick(r.title)} · ${r.clause}`] as const)}
        onChange={setRule}
      />
      <CheckboxGroup className="field" value={chosen} onChange={setChosen}>
        <Label className="lab">{t("lines.joinWith")}</Label>
        {others.map((p) => (
          <Checkbox key={p} value={p} className="opt">
            <span className="box">{chosen.includes(p) && <Mark name="done" />}</span>
            <span>
              <Chip party={p} /> {partyName(p, t, language)}
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <p className="second">
        {t("lines.joinMeans")} {with_.length > 0 && t("lines.joinWho", { who: namesOf([party, ...with_], words) })}
      </p>
    </Ask>
  );
}

interface Rule extends Pick<LineInfo, "regime" | "line" | "title" | "clause" | "members"> {
  readonly key: string;
}
/** The rules that the lines here come from, each with all who may be on one. */
export function rulesOf(lines: readonly LineInfo[]): readonly Rule[] {
  const rules = new Map<string, Rule>();
  for (const { regime, line, title, clause, members } of lines) {
    const key = `${regime}/${line}`;
    const all = [...new Set([...(rules.get(key)?.members ?? []), ...members])].sort();
    rules.set(key, { key, regime, line, title, clause, members: all });
  }
  return [...rules.values()];
}

/** Asked for by some and not yet by all. */
export function Proposed() {
  const words = useWords();
  const { t, pick } = words;
  const { party, officer } = useOurCentre();
  const proposed = useProposedLines().data ?? [];
  const [joining, setJoining] = useState<ProposedLineInfo | null>(null);
  if (proposed.length === 0) return null;
  return (
    <Panel title={t("lines.proposed")}>
      <ul className="list">
        {proposed.map((p) => (
          <li key={p.id}>
            <Mark name={p.joined.includes(party) ? "later" : "soon"} />
            <span>
              <Ex /> <b>{pick(p.title)}</b> {namesOf(p.members, words)}
              <small>
                {t("lines.joinedSoFar", { who: namesOf(p.joined, words) })}{" "}
                {t("lines.waitsFor", {
                  who: namesOf(
                    p.members.filter((m) => !p.joined.includes(m)),
                    words,
                  ),
                })}
              </small>
            </span>
            <span>
              {answers(officer) && !p.joined.includes(party) && (
                <Act small go onPress={() => setJoining(p)}>
                  {t("lines.joinThis")}
                </Act>
              )}
            </span>
          </li>
        ))}
      </ul>
      {joining !== null && (
        <Ask
          title={t("lines.join")}
          act={t("lines.joinThis")}
          done={t("lines.joinDone")}
          onAct={() => centre.joinLine({ regime: joining.regime, line: joining.line, members: [...joining.members] })}
          onClose={() => setJoining(null)}
        >
          <p>{t("lines.joinWho", { who: namesOf(joining.members, words) })}</p>
          <p className="second">{t("lines.joinMeans")}</p>
        </Ask>
      )}
    </Panel>
  );
}

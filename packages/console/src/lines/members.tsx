/** Who is on a line, as an act of all others: a member is put off it, or let back, once each of them has agreed. */
import { useState } from "react";
import { useLinesLeft } from "../api/asks.ts";
import { centre, type LineInfo, type ProposalInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Choice } from "../figures/choice.tsx";
import { Ask } from "../parts/ask.tsx";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import { Reason } from "./asks.tsx";
import { namesOf, othersOf } from "./names.ts";

type Answering = { readonly proposal: ProposalInfo; readonly does: "agree" | "decline" } | null;

/** What was proposed, the newest first, with the word of each. */
export function Proposals({ of, mayAct }: { readonly of: readonly ProposalInfo[]; readonly mayAct: boolean }) {
  const { t } = useWords();
  const { party } = useOurCentre();
  const [asked, setAsked] = useState<Answering>(null);
  return (
    <>
      {of.toReversed().map((p) => (
        <div className="pad plain-line" key={p.id}>
          <Mark name={p.state === "open" ? "soon" : p.state === "done" ? "done" : "later"} />
          <span>
            <Said of={p} />
            {mayAct && p.waitsFor.includes(party) && (
              <span className="row">
                <Act small go onPress={() => setAsked({ proposal: p, does: "agree" })}>
                  {t("lines.agree")}
                </Act>
                <Act small onPress={() => setAsked({ proposal: p, does: "decline" })}>
                  {t("lines.declineProposal")}
                </Act>
              </span>
            )}
          </span>
        </div>
      ))}
      {asked !== null && <Answer {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Said({ of: p }: { readonly of: ProposalInfo }) {
  const words = useWords();
  const { t, language } = words;
  const now = useNow(30_000);
  const when = (iso: string): string => moment(iso, now, language);
  const who = partyName(p.member, t, language);
  const agreed = p.words.filter((w) => w.step !== "declined").map((w) => w.by);
  const declined = p.words.find((w) => w.step === "declined");
  return (
    <>
      <b>
        {p.state === "done"
          ? t(`lines.proposalDone.${p.change}`, { who, when: when(p.endedAt ?? p.at) })
          : t(`lines.proposal.${p.change}`, { who, by: partyName(p.by, t, language), when: when(p.at) })}
      </b>
      <small>
        {p.reason} ({partyName(p.by, t, language)}, {p.officer})
      </small>
      <small>
        {t("lines.proposalOver", { who: namesOf(agreed, words) })}{" "}
        {p.state === "open" && t("lines.proposalWaits", { who: namesOf(p.waitsFor, words), when: when(p.agreeBy) })}
        {p.state === "lapsed" && t("lines.proposalLapsed", { when: when(p.agreeBy) })}
        {declined !== undefined &&
          t("lines.proposalDeclined", { who: partyName(declined.by, t, language), reason: declined.reason ?? "" })}
      </small>
    </>
  );
}

function Answer({ proposal, does, onClose }: NonNullable<Answering> & { readonly onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const agrees = does === "agree";
  return (
    <Ask
      title={t(agrees ? "lines.agree" : "lines.declineProposal")}
      act={t(agrees ? "lines.agree" : "lines.declineProposal")}
      done={t(agrees ? "lines.agreeDone" : "lines.declineDone")}
      disabled={!agrees && reason.trim() === ""}
      onAct={() => (agrees ? centre.agreeOnLine(proposal.id) : centre.declineOnLine(proposal.id, reason))}
      onClose={onClose}
    >
      <Said of={proposal} />
      <p>{t(agrees ? "lines.agreeMeans" : "lines.declineProposalMeans")}</p>
      {!agrees && <Reason value={reason} onChange={setReason} />}
    </Ask>
  );
}

export function Remove({ line, onClose }: { readonly line: LineInfo; readonly onClose: () => void }) {
  const { t, language } = useWords();
  const { party } = useOurCentre();
  const others = othersOf(line, party);
  const [who, setWho] = useState(others[0] ?? "");
  const [reason, setReason] = useState("");
  return (
    <Ask
      title={t("lines.offPropose")}
      act={t("lines.offPropose")}
      done={t("lines.offDone")}
      disabled={reason.trim() === "" || who === ""}
      onAct={() => centre.removeFromLine({ line: line.id, member: who, reason })}
      onClose={onClose}
    >
      <Choice
        label={t("lines.offWho")}
        value={who}
        options={others.map((p) => [p, partyName(p, t, language)] as const)}
        onChange={setWho}
      />
      <p>{t("lines.offMeans", { who: partyName(who, t, language) })}</p>
      <Reason value={reason} onChange={setReason} />
    </Ask>
  );
}

/** One act for each member that is off. */
export function LetBack({ line }: { readonly line: LineInfo }) {
  const { t, language } = useWords();
  const [who, setWho] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const title = (p: string): string => t("lines.backPropose", { who: partyName(p, t, language) });
  return (
    <div className="row">
      {line.out.map((p) => (
        <Act small key={p} onPress={() => setWho(p)}>
          {title(p)}
        </Act>
      ))}
      {who !== null && (
        <Ask
          title={title(who)}
          act={title(who)}
          done={t("lines.offDone")}
          disabled={reason.trim() === ""}
          onAct={() => centre.letBackOnLine({ line: line.id, member: who, reason })}
          onClose={() => setWho(null)}
        >
          <p>{t("lines.backMeans")}</p>
          <Reason value={reason} onChange={setReason} />
        </Ask>
      )}
    </div>
  );
}

/** What the others put us off: nothing can be said there, and who, when and why stands. */
export function LinesLeft() {
  const words = useWords();
  const { t, pick } = words;
  const left = useLinesLeft().data ?? [];
  if (left.length === 0) return null;
  return (
    <Panel title={t("lines.leftTitle")}>
      {left.map((l) => (
        <div key={l.id}>
          <div className="pad plain-line">
            <Mark name="late" />
            <span>
              <b>{pick(l.title)}</b>, {l.clause}
              <small>{namesOf(l.members, words)}</small>
            </span>
          </div>
          <Proposals of={l.proposals} mayAct={false} />
        </div>
      ))}
    </Panel>
  );
}

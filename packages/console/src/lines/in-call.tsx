/** What an officer says in a call that is there: answer, decline with the reason, say by when, say more, over. */
import { useState } from "react";
import { type CallInfo, centre, type LineInfo, refresh } from "../api/centre.ts";
import { Act, Problem } from "../parts/bits.tsx";
import { announce } from "../shell/announce.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { Decline, WillAnswer } from "./asks.tsx";
import { namesOf, othersOf } from "./names.ts";
import { isEmpty, said, useTyped, WordsBox } from "./words-box.tsx";

export function InCall({ call, line }: { readonly call: CallInfo; readonly line: LineInfo }) {
  const words = useWords();
  const { t } = words;
  const { party } = useOurCentre();
  const [typed, setTyped, clear] = useTyped();
  const [asked, setAsked] = useState<"decline" | "later" | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const to = namesOf(othersOf(line, party), words);

  async function run(act: Promise<unknown>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act;
      announce(t("lines.saidDone"));
      clear();
      refresh();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  }
  const answer = (): Promise<void> => run(centre.replyToCall(call.id, { outcome: "answered", ...said(typed) }));
  const say = (over: boolean): Promise<void> => run(centre.sayInCall(call.id, { ...said(typed), over }));
  const close = (): void => setAsked(null);

  return (
    <div className="pad stackv box">
      <small>{t("lines.goesToAll", { who: to })}</small>
      <WordsBox
        typed={typed}
        line={line}
        label={t(call.waitsForUs ? "lines.answerWords" : "lines.moreWords")}
        onChange={setTyped}
      />
      <div className="row">
        {call.waitsForUs ? (
          <>
            <Act go isDisabled={busy} onPress={() => void answer()}>
              {t("lines.answer")}
            </Act>
            <Act isDisabled={busy} onPress={() => setAsked("later")}>
              {t("lines.willAnswer")}
            </Act>
            <Act isDisabled={busy} onPress={() => setAsked("decline")}>
              {t("lines.decline")}
            </Act>
          </>
        ) : (
          <>
            <Act isDisabled={busy || isEmpty(typed)} onPress={() => void say(false)}>
              {t("lines.say")}
            </Act>
            {call.over === null && (
              <Act isDisabled={busy || isEmpty(typed)} onPress={() => void say(true)}>
                {t("lines.sayOver")}
              </Act>
            )}
          </>
        )}
      </div>
      <Problem error={error} />
      {asked === "decline" && <Decline call={call} typed={typed} onClose={close} onDone={clear} />}
      {asked === "later" && <WillAnswer call={call} typed={typed} onClose={close} onDone={clear} />}
    </div>
  );
}

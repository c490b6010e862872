/** Hand-over: what passes on, has it been read, have both signed? */
import { type ReactNode, useState } from "react";
import { Trans } from "react-i18next";
import { useShift } from "../api/asks.ts";
import { centre, type HandOverItem, refresh, type ShiftInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Ex, Problem, Waiting } from "../parts/bits.tsx";
import { announce } from "../shell/announce.tsx";
import { useKeys } from "../shell/keys.ts";
import { useOurCentre, useTitle } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { NameTaker, NoteAsk, PlanTurn, Remark, SignInPlace } from "./asks.tsx";
import { Items } from "./items.tsx";
import { Log, Past, Roster, ThisWatch } from "./panels.tsx";
import { Signatures } from "./signatures.tsx";

export type Asking = "open" | "note" | "plan" | "in-place" | { readonly remark: HandOverItem } | null;

export default function HandOver() {
  const { t } = useWords();
  const { officer } = useOurCentre();
  const asked = useShift();
  const [asking, setAsking] = useState<Asking>(null);
  const [error, setError] = useState<unknown>(null);
  useTitle(t("handOver.title"));
  const shift = asked.data;

  async function run(what: () => Promise<unknown>, done: string): Promise<void> {
    setError(null);
    try {
      await what();
      announce(done);
    } catch (e) {
      setError(e);
    }
    refresh();
  }
  useKeys({ p: () => window.print() });
  if (shift === undefined) return <Waiting error={asked.error} />;

  const isTaker = mayRead(shift, officer);
  const read = (i: HandOverItem): void =>
    void run(
      () => centre.readHandOverItem({ item: i.key, digest: i.digest }),
      t("handOver.readBy", { by: officer.name }),
    );
  const close = (): void => setAsking(null);
  return (
    <>
      <Lead shift={shift}>
        <Act onPress={() => window.print()}>{t("act.print")}</Act>
        {shift.watch === null && officer.role === "watch-officer" && (
          <Act go onPress={() => void run(() => centre.takeWatch(), t("handOver.took"))}>
            {t("handOver.take")}
          </Act>
        )}
        {shift.watch !== null && shift.handOver === null && officer.role === "watch-officer" && !shift.onWatch && (
          <Act go onPress={() => void run(() => centre.openHandOver(), t("handOver.opened"))}>
            {t("handOver.takeOver")}
          </Act>
        )}
        {shift.handOver === null && (shift.onWatch || (shift.watch !== null && officer.role === "supervisor")) && (
          <Act go onPress={() => setAsking("open")}>
            {t("handOver.open")}
          </Act>
        )}
        {isTaker && shift.items.some((i) => i.read === null) && (
          <Act go onPress={nextItem}>
            {t("handOver.next")}
          </Act>
        )}
      </Lead>
      <Problem error={error} />
      <div className="cols">
        <div className="c8 stackv">
          <Items shift={shift} canRead={isTaker} onRead={read} onRemark={(i) => setAsking({ remark: i })} />
          <Log shift={shift} onNote={() => setAsking("note")} />
          <Past shift={shift} />
        </div>
        <div className="c4 stackv">
          {shift.handOver !== null && shift.watch !== null && (
            <Signatures
              shift={shift}
              handOver={shift.handOver}
              onSign={() => void run(() => centre.signHandOver(shift.digest), t("handOver.done"))}
              onInPlace={() => setAsking("in-place")}
              onWithdraw={(reason) => run(() => centre.withdrawHandOver(reason), t("handOver.withdrawn"))}
            />
          )}
          <ThisWatch shift={shift} />
          <Roster
            shift={shift}
            onPlan={() => setAsking("plan")}
            onCancel={(id) => void run(() => centre.cancelTurn(id), t("handOver.cancelTurn"))}
          />
        </div>
      </div>
      {asking === "open" && <NameTaker shift={shift} onClose={close} />}
      {asking === "note" && <NoteAsk onClose={close} />}
      {asking === "plan" && <PlanTurn shift={shift} onClose={close} />}
      {asking === "in-place" && <SignInPlace shift={shift} onClose={close} />}
      {asking !== null && typeof asking === "object" && <Remark item={asking.remark} onClose={close} />}
    </>
  );
}

function mayRead({ handOver }: ShiftInfo, officer: { readonly name: string; readonly role: string }): boolean {
  if (handOver === null || officer.role !== "watch-officer" || officer.name === handOver.from) return false;
  return handOver.to === null || handOver.to === officer.name;
}

/** To the button of the first item that is still to be read. */
function nextItem(): void {
  document.querySelector<HTMLElement>("main [data-unread] button")?.focus();
}

function Lead({ shift, children }: { readonly shift: ShiftInfo; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <section className="lead">
      <h1>{t("handOver.title")}</h1>
      <p>
        <Ex /> <Sentence shift={shift} />
      </p>
      <span className="why">
        {shift.handOver !== null && shift.watch !== null
          ? t("handOver.whyOpen", { officer: shift.watch.officer })
          : t("handOver.nobodyWhy")}
      </span>
      <span className="acts">{children}</span>
    </section>
  );
}

function Sentence({ shift }: { readonly shift: ShiftInfo }) {
  const { t, language } = useWords();
  const now = useNow(30_000);
  const { watch, handOver, items, late } = shift;
  const parts = { b: <b />, late: <b className="late" /> };
  if (watch === null) return t("handOver.nobody");
  if (handOver === null) {
    const values = { officer: watch.officer, when: watch.until === null ? "" : moment(watch.until, now, language) };
    return (
      <>
        <Trans
          i18nKey={watch.until === null ? "handOver.held" : "handOver.heldUntil"}
          values={values}
          components={parts}
        />
        {t("handOver.pass", { count: items.length })}
      </>
    );
  }
  const { to, read, gives, takes } = handOver;
  const signed = [gives, takes].find((g) => g !== null && g.since.length === 0);
  return (
    <>
      <Trans i18nKey="handOver.items" values={{ count: items.length }} count={items.length} components={parts} />
      {late > 0 && <Trans i18nKey="handOver.late" values={{ count: late }} count={late} components={parts} />}
      {to === null ? t("handOver.readNone") : t("handOver.readOf", { taker: to, read, of: items.length })}
      {signed === undefined || signed === null ? t("handOver.signedNobody") : t("handOver.signed", { by: signed.by })}
    </>
  );
}

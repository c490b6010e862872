/** Both sign what stands; until then the watch stays where it is. */
import { useState } from "react";
import type { HandOverInfo, ShiftInfo, SignatureInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { comma, useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { Withdraw } from "./asks.tsx";

interface Props {
  readonly shift: ShiftInfo;
  readonly handOver: HandOverInfo;
  readonly onSign: () => void;
  readonly onInPlace: () => void;
  readonly onWithdraw: (reason: string) => Promise<void>;
}
const numbersShown = 6;
const stands = (g: SignatureInfo | null): g is SignatureInfo => g !== null && g.since.length === 0;

export function Signatures({ shift, handOver: h, onSign, onInPlace, onWithdraw }: Props) {
  const { t, language } = useWords();
  const { officer } = useOurCentre();
  const [withdrawing, setWithdrawing] = useState(false);
  const done = [h.gives, h.takes].filter(stands).length;
  const isGiver = officer.name === h.from;
  const isTaker = officer.role === "watch-officer" && !isGiver && (h.to === null || h.to === officer.name);
  const unread = shift.items.filter((i) => i.read === null).map((i) => i.number);
  const numbers = [...unread.slice(0, numbersShown), ...(unread.length > numbersShown ? ["…"] : [])];
  return (
    <Panel title={t("handOver.both")} aside={<span className="quiet">{t("handOver.ofTwo", { n: done })}</span>}>
      <div className="sign">
        <div>
          <h3>{t("handOver.gives")}</h3>
          {h.from}
          <Signed signature={h.gives} />
          {isGiver && !stands(h.gives) && <Act onPress={onSign}>{t("handOver.sign")}</Act>}
          {officer.role === "supervisor" && !stands(h.gives) && (
            <Act onPress={onInPlace}>{t("handOver.signInPlace", { officer: h.from })}</Act>
          )}
        </div>
        <div>
          <h3>{t("handOver.takes")}</h3>
          {h.to ?? t("handOver.anyone")}
          <Signed signature={h.takes} />
          {isTaker && !stands(h.takes) && (
            <Act isDisabled={unread.length > 0} onPress={onSign}>
              {unread.length > 0
                ? t("handOver.signAfter", { numbers: numbers.join(comma(language)) })
                : t("handOver.sign")}
            </Act>
          )}
        </div>
      </div>
      <div className="pad second">
        {t("handOver.bothHold", { officer: h.from })}{" "}
        {(isGiver || officer.name === h.openedBy || officer.role === "supervisor") && (
          <Act small onPress={() => setWithdrawing(true)}>
            {t("handOver.withdraw")}
          </Act>
        )}
      </div>
      {withdrawing && <Withdraw onAct={onWithdraw} onClose={() => setWithdrawing(false)} />}
    </Panel>
  );
}

function Signed({ signature: g }: { readonly signature: SignatureInfo | null }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  if (g === null) return null;
  const { by, inPlaceOf } = g;
  return (
    <>
      <small>{t("handOver.signedAt", { when: moment(g.at, now, language), digest: `${g.digest.slice(0, 8)}…` })}</small>
      {inPlaceOf !== null && <small>{t("handOver.inPlace", { by, ...inPlaceOf })}</small>}
      {g.since.length > 0 && <small className="soon">{t("handOver.signAgain")}</small>}
    </>
  );
}

/** On what an entry by hand rests. In the place where a signed message shows its chain: here there is none. */
import { useByHand } from "../api/asks.ts";
import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Panel } from "../parts/bits.tsx";
import { FileList } from "../parts/file-list.tsx";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";

export function HandEvidence({ hand }: { readonly hand: NonNullable<MessageDetail["byHand"]> }) {
  const { t, pick, language } = useWords();
  const now = useNow(60_000);
  const scan = useByHand().data?.find((h) => h.id === hand.entry)?.scan;
  const e = hand.evidence;
  const rows = [
    [t("hand.received"), moment(e.receivedAt, now, language, true)],
    [t("hand.saidBy"), e.saidBy],
    [t("hand.takenBy"), `${e.takenBy}, ${moment(e.takenAt, now, language, true)}`],
    [t("hand.reference"), e.reference],
    [t("hand.scan"), e.sha256 === null || scan != null ? null : `${e.fileName ?? ""} ${e.sha256}`],
    [t("hand.text"), e.text],
    [t("hand.enteredBy"), hand.enteredBy],
    [t("hand.confirmedBy"), hand.confirmedBy],
    [t("hand.same"), hand.supersededBy],
  ] as const;
  return (
    <Panel title={t("hand.title")}>
      <div className="pad">
        <p>{pick(hand.mark)}</p>
        <dl className="kv">
          {rows.map(([name, value]) =>
            value === null ? null : (
              <div key={name} style={{ display: "contents" }}>
                <dt>{name}</dt>
                <dd style={{ overflowWrap: "anywhere" }}>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {scan != null && <FileList files={[scan]} />}
        <small>{t("hand.ours")}</small>
      </div>
    </Panel>
  );
}

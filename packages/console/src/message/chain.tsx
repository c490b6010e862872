/** How anybody can check it: the stream it stands in, who signed, where it is on our record, and a file that proves it. */
import { useEffect, useState } from "react";
import { centre, type MessageDetail } from "../api/centre.ts";
import { nowMs } from "../api/now.ts";
import { Act, Panel, Problem } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";

/** A hash is the one thing that may be cut, in its middle. */
export const short = (hash: string): string => (hash.length > 24 ? `${hash.slice(0, 12)}…${hash.slice(-8)}` : hash);

export function Chain({ message: m }: { readonly message: MessageDetail }) {
  const { t, language } = useWords();
  const { officer } = useOurCentre();
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    void import("../style/mono.ts");
  }, []);

  async function saveProof(): Promise<void> {
    try {
      const text = await centre.proof(m.id);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = `${m.reference}.proof`;
      link.click();
      URL.revokeObjectURL(link.href);
      setError(null);
    } catch (e) {
      setError(e);
    }
  }

  return (
    <Panel title={t("chain.title")}>
      <div className="pad">
        <dl className="kv">
          <dt>{t("chain.stream")}</dt>
          <dd className="mono">{m.stream}</dd>
          <dt>{t("chain.number")}</dt>
          <dd>
            {m.sequence}
            <small>
              {m.previous === null ? (
                t("chain.first")
              ) : (
                <>
                  {t("chain.after")} <span className="mono">{short(m.previous)}</span>
                </>
              )}
            </small>
          </dd>
          <dt>{t("chain.missing")}</dt>
          <dd>
            {m.missing.length === 0 ? (
              t("chain.noneMissing")
            ) : (
              <span className="st soon">
                <Mark name="look" /> {m.missing.join(", ")}
              </span>
            )}
          </dd>
          <dt>{t("chain.keys")}</dt>
          <dd>
            {m.keys.map((k) => (
              <div key={k.id}>
                {k.algorithm} <span className="mono">{short(k.id)}</span>
              </div>
            ))}
          </dd>
          <dt>{t("chain.officers")}</dt>
          <dd>{t("chain.officersLine", { composed: m.officers.composed, released: m.officers.released })}</dd>
          <dt>{t("chain.record")}</dt>
          <dd>{m.recordIndex === null ? t("chain.notOnRecord") : t("chain.entry", { n: m.recordIndex })}</dd>
          <dt>{t("chain.envelope")}</dt>
          <dd className="mono">{open ? m.envelopeId : short(m.envelopeId)}</dd>
        </dl>
      </div>
      <div className="pad stackv" style={{ gap: 8 }}>
        <div className="row">
          <Act onPress={() => void saveProof()}>{t("act.saveProof")}</Act>
          <button type="button" className="disclose" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "chain.hideRaw" : "chain.showRaw")}
          </button>
        </div>
        <Problem error={error} />
        {open && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
          <section aria-label={t("chain.envelope")} className="raw" tabIndex={0}>
            {m.envelope}
          </section>
        )}
        <p className="raw">comity verify {m.reference}.proof --keys directory.json</p>
        <small>{t("chain.anyone")}</small>
        <small className="on-paper">
          {t("chain.printed", { officer: officer.name, when: new Date(nowMs()).toISOString(), language })}{" "}
          {m.envelopeId}
        </small>
      </div>
    </Panel>
  );
}

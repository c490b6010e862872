/** Where a value was read, and how: a link where there is an address, and a tag where it is not the text itself. */
import type { Evidence, Source } from "@comity/regime";
import { useWords } from "../words/index.ts";

export function Grounds({
  source,
  verified,
}: {
  readonly source: Source | null | undefined;
  readonly verified: Evidence;
}) {
  const { t } = useWords();
  return (
    <span className="grounds">
      {source === null || source === undefined ? (
        <span className="quiet">{t("regime.noSource")}</span>
      ) : source.url === undefined ? (
        source.title
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.title}
        </a>
      )}
      {verified === "text" ? (
        source !== null && source !== undefined && <small>{t(`regime.read.${source.read}`)}</small>
      ) : (
        <span className={`tag ${verified === "unverified" ? "dot" : ""}`}>
          {t(verified === "unverified" ? "regime.unverified" : "verified.secondary")}
        </span>
      )}
    </span>
  );
}

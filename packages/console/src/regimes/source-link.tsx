/** Where a value was read, and how: a link where there is an address, and a tag where it is not the text itself. */
import type { Evidence, Source } from "@comity/regime";
import { useWords } from "../words/index.ts";

export function SourceLink({
  source,
  plain,
}: {
  readonly source: Source | null | undefined;
  readonly plain?: boolean;
}) {
  const { t } = useWords();
  if (source === null || source === undefined) return <span className="quiet">{t("regime.noSource")}</span>;
  return (
    <span className="source">
      {source.url === undefined ? (
        source.title
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.title}
        </a>
      )}
      {plain !== true && <small>{t(`regime.read.${source.read}`)}</small>}
    </span>
  );
}

export function EvidenceTag({ verified }: { readonly verified: Evidence }) {
  const { t } = useWords();
  if (verified === "text") return null;
  return (
    <span className={`tag ${verified === "unverified" ? "dot" : ""}`}>
      {t(verified === "unverified" ? "regime.unverified" : "verified.secondary")}
    </span>
  );
}

/** Who says it of itself, who works it out about another, and what another page reports: tags, never colours. */
import type { Figure } from "@comity/almanac";
import { useWords } from "../words/index.ts";

export function Tags({ figure: f }: { readonly figure: Figure }) {
  const { t } = useWords();
  return (
    <span className="tags">
      <span className="tag">{t(`figures.tag.${f.basis}`)}</span>
      {f.source.read === "second-hand" && <span className="tag dot">{t("figures.tag.second-hand")}</span>}
    </span>
  );
}

/** One word for many figures: what they all are, or that both kinds are among them. */
export function tagOf(figures: readonly Figure[], t: (key: string) => string): string {
  const bases = new Set(figures.map((f) => f.basis));
  if (bases.size > 1) return t("figures.tag.both");
  return t(bases.has("declared") ? "figures.tag.declared" : "figures.tag.estimates");
}

/** Where a row was read, and whether it is the issuing body's own text. */
import type { TalkSource } from "@comity/talks";
import { useWords } from "../words/index.ts";
import { daysText } from "./say.ts";

export function SourceTag({ source }: { readonly source: TalkSource }) {
  const { t, language } = useWords();
  const day = source.published === undefined ? t("talks.source.noDay") : daysText(source.published, language);
  // Only web addresses lead anywhere; the record may come from anybody's file.
  const isWeb = /^https?:\/\//.test(source.url);
  return (
    <span className="source-tag">
      {isWeb ? (
        <a href={source.url} rel="noreferrer noopener" target="_blank" lang="en">
          {source.title === "" ? source.url : source.title}
        </a>
      ) : (
        <span lang="en">{source.title}</span>
      )}{" "}
      {day} <span className="tag">{t(`talks.source.${source.read}`)}</span>
    </span>
  );
}

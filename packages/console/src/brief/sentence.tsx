/** One sentence; its sources open under it. */
import { datedIn, type Sentence } from "@comity/brief";
import type { Language } from "@comity/regime";
import { useWords } from "../words/index.ts";

interface Props {
  readonly sentence: Sentence;
  readonly language: Language;
  /** Of its sources, for the printed page. */
  readonly numbers: readonly number[];
}

export function SentenceLine({ sentence: s, language, numbers }: Props) {
  const { t } = useWords();
  return (
    <details className="told">
      <summary>
        {s.sentence} <span className="why">{t("brief.sources", { count: s.sources.length })}</span>
        <sup>{numbers.join(" ")}</sup>
      </summary>
      <ul>
        {s.sources.map((x) => (
          <li key={`${x.table}:${x.row}`}>
            {/* Only web addresses lead anywhere; the record may come from anybody's file. */}
            {x.url !== null && /^https?:\/\//.test(x.url) ? (
              <a href={x.url} rel="noreferrer noopener" target="_blank">
                {x.title}
              </a>
            ) : (
              x.title
            )}
            , {datedIn(language, x)} ({x.table}:{x.row})
          </li>
        ))}
      </ul>
    </details>
  );
}

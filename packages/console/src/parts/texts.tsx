/** One set of fields in four renderings; the sender's own stands on sunken ground and says that it is the authentic one. */
import { type ReactNode, useEffect, useState } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Text4 } from "../api/centre.ts";
import { useKeys } from "../shell/keys.ts";
import { isLanguage, type Language, languages, ownNames, useWords } from "../words/index.ts";
import { Panel } from "./bits.tsx";

type Shown = "1" | "2" | "4" | "fields";
const choices: readonly Shown[] = ["1", "2", "4", "fields"];

/** The authentic text first; with two, the reader's own beside it. */
export function shownLanguages(shown: "1" | "2" | "4", authentic: Language, reader: Language): Language[] {
  if (shown === "1") return [authentic];
  const other = reader === authentic ? (authentic === "en" ? "fr" : "en") : reader;
  if (shown === "2") return [authentic, other];
  return [authentic, ...[other, ...languages].filter((l, i, all) => l !== authentic && all.indexOf(l) === i)];
}

export function Texts(props: {
  readonly title: string;
  readonly note: string;
  readonly text: Text4 | null;
  readonly authentic: string;
  readonly tag: string;
  readonly fields?: ReactNode;
  readonly missing: string;
}) {
  const { t, language } = useWords();
  const [shown, setShown] = useState<Shown>("4");
  const authentic = isLanguage(props.authentic) ? props.authentic : "en";
  useKeys({ "1": () => setShown("1"), "2": () => setShown("2"), "4": () => setShown("4") });
  useEffect(() => {
    void import("../style/chinese.ts");
  }, []);
  const offered = choices.filter((c) => c !== "fields" || props.fields !== undefined);
  return (
    <Panel
      title={props.title}
      aside={
        <>
          <span className="quiet">{props.note}</span>
          <ToggleButtonGroup
            className="seg"
            aria-label={t("texts.show")}
            disallowEmptySelection
            selectedKeys={[shown]}
            onSelectionChange={(s) => setShown(choices.find((c) => s.has(c)) ?? "4")}
          >
            {offered.map((c) => (
              <ToggleButton key={c} id={c}>
                {t(`texts.${c}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </>
      }
    >
      {shown === "fields" ? (
        props.fields
      ) : props.text === null ? (
        <p className="empty">{props.missing}</p>
      ) : (
        <div className="langs">
          {shownLanguages(shown, authentic, language).map((l) => (
            <article key={l} lang={l === "zh" ? "zh-CN" : l} className={l === authentic ? "auth" : ""}>
              <header>
                <b>{ownNames[l]}</b>
                <span className={l === authentic ? "tag" : "quiet"} lang={language === "zh" ? "zh-CN" : language}>
                  {l === authentic ? props.tag : t("texts.rendering")}
                </span>
              </header>
              <p className="body">{props.text?.[l]}</p>
            </article>
          ))}
        </div>
      )}
    </Panel>
  );
}

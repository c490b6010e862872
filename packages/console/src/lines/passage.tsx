/** One passage as it was said: the authentic text on sunken ground, what in it is not what it seems, and its renderings. */

import { useState } from "react";
import type { PassageInfo } from "../api/centre.ts";
import { centre, refresh } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Problem } from "../parts/bits.tsx";
import { FileList } from "../parts/file-list.tsx";
import { lookAlike } from "../parts/look-alike.ts";
import { Mark } from "../parts/mark.tsx";
import { translates, useOurCentre } from "../shell/mode.ts";
import { comma, type Language, useWords } from "../words/index.ts";
import { languageName } from "../words/language-name.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import { Translate } from "./asks.tsx";

const tagOf = (language: string): string => (language === "zh" ? "zh-CN" : language);

export function PassageView({ passage: p, isOurs }: { readonly passage: PassageInfo; readonly isOurs: boolean }) {
  const { t, language, pick } = useWords();
  const { officer } = useOurCentre();
  const now = useNow(30_000);
  const [isTranslating, setTranslating] = useState(false);
  return (
    <li className={isOurs ? "ours" : "theirs"}>
      <small>
        {moment(p.sentAt, now, language, true)} · <b>{partyName(p.from, t, language)}</b> · {p.officer} ·{" "}
        {t(`lines.kind.${p.kind}`)}
      </small>
      {p.text === null ? (
        <p className="said look">
          <Mark name="unknown" />
          <span>{p.fault === null ? t("lines.stillSealed") : t("lines.notOpened", { why: p.fault })}</span>
        </p>
      ) : (
        p.text !== "" && (
          <div className="msg" lang={tagOf(p.language)}>
            {p.text}
          </div>
        )
      )}
      {p.text !== null && p.text !== "" && (
        <small>
          {t(p.annexOf === null ? "lines.authentic" : "lines.sentRendering", {
            language: languageName(p.language, language),
            author: p.annexOf?.author ?? "",
          })}
          {p.annexOf?.machine != null && <Machine name={p.annexOf.machine} />}
        </small>
      )}
      {p.marks.length > 0 && (
        <p className="said look">
          <Mark name="look" />
          <span>
            {t("lines.marks")} <bdi>{p.marks.map((m) => lookAlike(m, language)).join(comma(language))}</bdi>
          </span>
        </p>
      )}
      {p.phrase !== null && p.language !== language && (
        <div className="annex">
          {pick(p.phrase)}
          <small>{t("lines.setWords")}</small>
        </div>
      )}
      <FileList files={p.files} />
      {p.annexes.map((a) => (
        <Annex key={a.id} annex={a} />
      ))}
      {p.text !== null && p.text !== "" && translates(officer) && (
        <Act small onPress={() => setTranslating(true)}>
          {t("lines.translate")}
        </Act>
      )}
      {isTranslating && <Translate passage={p} onClose={() => setTranslating(false)} />}
    </li>
  );
}

function Machine({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <>
      {" "}
      <span className="tag dot">{t("lines.machine", { name })}</span>
    </>
  );
}

type AnnexInfo = PassageInfo["annexes"][number];
/** A translation stands beside the authentic text and never in its place; until an officer confirmed it, it does not count. */
function Annex({ annex: a }: { readonly annex: AnnexInfo }) {
  const { t, language } = useWords();
  const { officer } = useOurCentre();
  const now = useNow(30_000);
  const [error, setError] = useState<unknown>(null);
  const confirm = (): void => {
    centre.confirmTranslation(a.id).then(refresh, setError);
  };
  const into: string = languageName(a.language, language satisfies Language);
  return (
    <div className="annex">
      <span lang={tagOf(a.language)}>{a.text}</span>
      <small>
        {t("lines.renderingBy", { language: into, author: a.author, when: moment(a.at, now, language) })}
        {a.machine !== null && <Machine name={a.machine} />}{" "}
        {a.confirmed === null
          ? t("lines.notConfirmed")
          : t("lines.confirmedBy", { officer: a.confirmed.by, when: moment(a.confirmed.at, now, language) })}
      </small>
      {a.confirmed === null && translates(officer) && (
        <Act small onPress={confirm}>
          {t("lines.confirmRendering")}
        </Act>
      )}
      <Problem error={error} />
    </div>
  );
}

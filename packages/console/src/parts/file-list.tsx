/** Files that go with words or evidence: what each is said to be, where its bytes stand, and how to save it. */

import { useEffect, useState } from "react";
import { centre, type FileInfo, refresh } from "../api/centre.ts";
import { comma, useWords } from "../words/index.ts";
import { Act, Problem } from "./bits.tsx";
import { lookAlike } from "./look-alike.ts";
import { Mark, type MarkName } from "./mark.tsx";

const marks: Readonly<Record<FileInfo["state"], MarkName>> = {
  here: "done",
  "on-its-way": "pledged",
  "not-here": "silent",
  "does-not-match": "late",
  "not-taken": "look",
};
/** While something is on its way the page asks how far it is: no entry of the journal tells of single pieces. */
const askAgainMs = 2_000;

export function FileList({ files }: { readonly files: readonly FileInfo[] }) {
  const { t } = useWords();
  const moves = files.some((f) => f.state === "on-its-way");
  useEffect(() => {
    if (!moves) return;
    const timer = setInterval(refresh, askAgainMs);
    return () => clearInterval(timer);
  }, [moves]);
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label={t("files.title")}>
      {files.map((f) => (
        <FileRow key={`${f.sha256} ${f.name}`} file={f} />
      ))}
    </ul>
  );
}

function FileRow({ file: f }: { readonly file: FileInfo }) {
  const { t, language } = useWords();
  const [error, setError] = useState<unknown>(null);
  const ask = (): void => void centre.askForFile(f.sha256).then(refresh, setError);
  return (
    <li data-file={f.sha256}>
      <Mark name={marks[f.state]} />
      <span>
        <b>
          <bdi>{f.name}</bdi>
        </b>{" "}
        {f.type}, <Size bytes={f.bytes} />
        <small>
          <StateOf file={f} />
          {f.fault !== null && (
            <>
              {" "}
              <bdi>{f.fault}</bdi>
            </>
          )}
        </small>
        {f.marks.length > 0 && (
          <small>
            <Mark name="look" /> {t("files.marks")}{" "}
            <bdi>{f.marks.map((m) => lookAlike(m, language)).join(comma(language))}</bdi>
          </small>
        )}
        <small className="mono">SHA-256 {f.sha256}</small>
        {f.state === "here" && (
          <a className="btn small" href={`/api/v1/files/${f.sha256}`} download>
            {t("files.save", { name: f.name })}
          </a>
        )}
        {f.state === "not-here" && f.travels && f.fault !== null && (
          <Act small onPress={ask}>
            {t("files.ask")}
          </Act>
        )}
        <Problem error={error} />
      </span>
    </li>
  );
}

export function StateOf({ file: f }: { readonly file: FileInfo }) {
  const { t, language } = useWords();
  if (f.state === "on-its-way")
    return t("files.state.on-its-way", { got: kB(f.got, language, Math.floor), of: kB(f.bytes, language) });
  if (f.state === "not-here" && !f.travels) return t("files.otherWay");
  return t(`files.state.${f.state}`);
}
export function Size({ bytes }: { readonly bytes: number }) {
  const { t, language } = useWords();
  return <span className="nw">{t("files.size", { n: kB(bytes, language) })}</span>;
}
const kB = (bytes: number, language: string, whole: (n: number) => number = Math.ceil): string =>
  new Intl.NumberFormat(language).format(whole(bytes / 1000));

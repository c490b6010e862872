/** Files to go with words: given to our own centre as soon as they are chosen, so that what may not go is known before anything is said. */
import { type ChangeEvent, useRef, useState } from "react";
import { centre, type FileInfo } from "../api/centre.ts";
import { useWords } from "../words/index.ts";
import { Act, Problem } from "./bits.tsx";
import { FileInput } from "./file-input.tsx";
import { Size } from "./file-list.tsx";
import { Mark } from "./mark.tsx";

interface Props {
  readonly files: readonly FileInfo[];
  readonly onChange: (files: readonly FileInfo[]) => void;
}
/** What a message says of chosen files. */
export const filesOf = (files: readonly FileInfo[]): { files?: { sha256: string; name: string }[] } =>
  files.length === 0 ? {} : { files: files.map(({ sha256, name }) => ({ sha256, name })) };

export function ChooseFiles({ files, onChange }: Props) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Words may be typed, and files taken off, while one is being given.
  const latest = useRef(files);
  latest.current = files;

  async function choose(e: ChangeEvent<HTMLInputElement>): Promise<void> {
    const { target } = e;
    const chosen = [...(target.files ?? [])];
    setBusy(true);
    setError(null);
    try {
      for (const file of chosen) {
        const given = await centre.giveFile(file.name, file);
        onChange([...latest.current.filter((f) => f.sha256 !== given.sha256), given]);
      }
    } catch (x) {
      setError(x);
    } finally {
      // The same file may be chosen again.
      target.value = "";
      setBusy(false);
    }
  }
  return (
    <div className="field">
      <FileInput label={t("files.attach")} multiple disabled={busy} onChange={(e) => void choose(e)} />
      <small>{busy ? t("files.giving") : t("files.what")}</small>
      {files.length > 0 && (
        <ul className="files" aria-label={t("files.title")}>
          {files.map((f) => (
            <li key={f.sha256}>
              <Mark name="done" />
              <span>
                <b>
                  <bdi>{f.name}</bdi>
                </b>{" "}
                {f.type}, <Size bytes={f.bytes} /> <small className="mono">SHA-256 {f.sha256}</small>
                <Act small onPress={() => onChange(files.filter((x) => x.sha256 !== f.sha256))}>
                  {t("files.takeOff", { name: f.name })}
                </Act>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Problem error={error} />
    </div>
  );
}

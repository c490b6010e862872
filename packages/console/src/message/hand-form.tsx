/** The form of an entry by hand: whose word, by which rule, and on what evidence. A scan is given to our own centre, and goes no further. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useRegimes } from "../api/asks.ts";
import { centre, type MessageDetail, Refused } from "../api/centre.ts";
import { nowMs } from "../api/now.ts";
import { Act, Problem } from "../parts/bits.tsx";
import { FileInput } from "../parts/file-input.tsx";
import { announce } from "../shell/announce.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { HandSaid, partyOf, type SaidDraft, useChoices } from "./hand-said.tsx";

const means = ["note-verbale", "phone", "e-mail", "embassy", "courier", "other"] as const;

/** @property about an item here of which something came, or was given, out of band */
export function HandForm({ about, done }: { readonly about?: MessageDetail; readonly done: () => void }) {
  const { t, language } = useWords();
  const { officer } = useOurCentre();
  const client = useQueryClient();
  const choices = useChoices(useRegimes().data ?? [], about);
  const [said, setSaid] = useState<SaidDraft>({ choice: "", party: "", to: [], fields: {} });
  const [error, setError] = useState<unknown>(null);
  const chosen = choices.find((c) => c.id === said.choice) ?? choices[0];
  if (chosen === undefined) return null;

  async function send(form: FormData): Promise<void> {
    if (chosen === undefined) return;
    const party = partyOf(chosen, said);
    const { kind, regime, type, fields } = chosen;
    const whose =
      kind === "given" ? { to: [party] } : { from: party, ...(kind === "notification" ? { to: [...said.to] } : {}) };
    await centre.enterByHand({
      kind,
      ...whose,
      ...(about === undefined ? { regime } : { of: about.id }),
      ...(type === "" ? {} : { type }),
      ...(fields.length === 0 ? {} : { fields: said.fields }),
      evidence: await evidenceOf(form),
    });
    await client.invalidateQueries();
    done();
  }
  const onSubmit = (e: FormEvent<HTMLFormElement>): void => {
    e.preventDefault();
    send(new FormData(e.currentTarget)).catch((x: unknown) => setError(x));
  };
  const line = (name: string, label: string, value = "", required = false) => (
    <label className="field">
      <span className="lab">{label}</span>
      <input className="inp" name={name} defaultValue={value} required={required} />
    </label>
  );
  return (
    <form className="stackv" style={{ gap: 12 }} onSubmit={onSubmit} aria-label={t("hand.enter")}>
      <HandSaid choices={choices} chosen={chosen} said={said} onSaid={setSaid} />
      <label className="field">
        <span className="lab">{t("hand.means")}</span>
        <select className="inp" name="means">
          {means.map((m) => (
            <option key={m} value={m}>
              {t(`hand.by.${m}`)}
            </option>
          ))}
        </select>
      </label>
      {line("receivedAt", `${t("hand.received")}, UTC`, `${new Date(nowMs()).toISOString().slice(0, 16)}Z`, true)}
      {line("saidBy", t("hand.saidBy"), "", true)}
      {line("takenBy", t("hand.takenBy"), officer.name, true)}
      {line("reference", t("hand.reference"))}
      {line("language", t("hand.language"), language, true)}
      <FileInput label={t("hand.scan")} name="scan" />
      <label className="field">
        <span className="lab">{t("hand.text")}</span>
        <textarea className="inp" name="text" rows={3} />
      </label>
      <Problem error={error} />
      <span className="acts">
        <Act go type="submit">
          {t("hand.send")}
        </Act>
      </span>
    </form>
  );
}

async function evidenceOf(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const optional = (name: string): string | null => (text(name) === "" ? null : text(name));
  const file = form.get("scan");
  const scan = file instanceof File && file.size > 0 ? await scanOf(file) : {};
  return {
    means: means.find((m) => m === text("means")) ?? ("other" as const),
    saidBy: text("saidBy"),
    takenBy: text("takenBy"),
    receivedAt: text("receivedAt").replace(" ", "T"),
    reference: optional("reference"),
    text: optional("text"),
    language: text("language"),
    ...scan,
  };
}

/** What may not be kept here, such as a recording, is named by its digest alone. */
async function scanOf(file: File): Promise<{ readonly sha256: string; readonly fileName: string }> {
  const sha256 = await digestOf(file);
  await centre.giveFile(file.name, file).catch((e: unknown) => {
    if (!(e instanceof Refused)) throw e;
    announce(e.message);
  });
  return { sha256, fileName: file.name };
}

async function digestOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

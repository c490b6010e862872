/** The form of an entry by hand: whose word, by which rule, and on what evidence. A file is named by its digest and stays here. */
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useRegimes } from "../api/asks.ts";
import { centre } from "../api/centre.ts";
import { nowMs } from "../api/now.ts";
import { Problem } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

const means = ["note-verbale", "phone", "e-mail", "embassy", "courier", "other"] as const;

export function HandForm({ done }: { readonly done: () => void }) {
  const { t, pick, language } = useWords();
  const { party, officer } = useOurCentre();
  const client = useQueryClient();
  const regimes = useRegimes().data ?? [];
  const [error, setError] = useState<unknown>(null);
  const types = regimes.flatMap((r) => r.notifications.map((n) => ({ regime: r, type: n, id: `${r.id} ${n.name}` })));
  const others = [...new Set(regimes.flatMap((r) => r.parties))].filter((p) => p !== party).sort();

  async function send(form: FormData): Promise<void> {
    const text = (name: string): string => String(form.get(name) ?? "").trim();
    const optional = (name: string): string | null => (text(name) === "" ? null : text(name));
    const [regime = "", type = ""] = text("type").split(" ");
    const file = form.get("scan");
    const scan = file instanceof File && file.size > 0 ? { sha256: await digestOf(file), fileName: file.name } : {};
    await centre.enterByHand({
      kind: "notification",
      from: text("from"),
      regime,
      type,
      fields: fieldsOf(text("fields"), t("hand.badJson")),
      evidence: {
        means: means.find((m) => m === text("means")) ?? "other",
        saidBy: text("saidBy"),
        takenBy: text("takenBy"),
        receivedAt: text("receivedAt"),
        reference: optional("reference"),
        text: optional("text"),
        language: text("language"),
        ...scan,
      },
    });
    await client.invalidateQueries();
    done();
  }
  const onSubmit = (e: FormEvent<HTMLFormElement>): void => {
    e.preventDefault();
    send(new FormData(e.currentTarget)).catch((x: unknown) => setError(x));
  };
  const line = (name: string, label: string, value = "", required = false) => (
    <label>
      {label} <input className="inp" name={name} defaultValue={value} required={required} />
    </label>
  );
  const now = new Date(nowMs()).toISOString();
  return (
    <form className="stackv" onSubmit={onSubmit} aria-label={t("hand.enter")}>
      <label>
        {t("hand.from")}{" "}
        <select className="inp" name="from">
          {others.map((p) => (
            <option key={p} value={p}>
              {partyName(p, t)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("hand.regime")}{" "}
        <select className="inp" name="type">
          {types.map((x) => (
            <option key={x.id} value={x.id}>
              {pick(x.regime.title)}: {pick(x.type.title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("hand.means")}{" "}
        <select className="inp" name="means">
          {means.map((m) => (
            <option key={m} value={m}>
              {t(`hand.by.${m}`)}
            </option>
          ))}
        </select>
      </label>
      {line("receivedAt", t("hand.received"), `${now.slice(0, 16)}Z`, true)}
      {line("saidBy", t("hand.saidBy"), "", true)}
      {line("takenBy", t("hand.takenBy"), officer.name, true)}
      {line("reference", t("hand.reference"))}
      {line("language", t("hand.language"), language, true)}
      <label>
        {t("hand.scan")} <input type="file" name="scan" />
      </label>
      <label>
        {t("hand.text")} <textarea className="inp" name="text" rows={3} />
      </label>
      <label>
        {t("hand.fields")} <textarea className="inp mono" name="fields" rows={6} defaultValue="{}" />
      </label>
      <Problem error={error} />
      <button type="submit" className="act go">
        {t("hand.send")}
      </button>
    </form>
  );
}

function fieldsOf(text: string, otherwise: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(otherwise);
  }
}

async function digestOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

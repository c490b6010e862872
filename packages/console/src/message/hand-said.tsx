/** What an entry by hand says: a new notification, or something about an item that is here already. */
import { type Dispatch, type SetStateAction, useMemo, useState } from "react";
import type { FormField, MessageDetail, RegimeInfo } from "../api/centre.ts";
import { Fields } from "../compose/field.tsx";
import { Form, type FormContext } from "../compose/form-context.ts";
import type { Values } from "../compose/values.ts";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

/** What the form has come to so far. `choice`: a regime and its type, a follow-up, `acknowledgement` or `given`. */
export interface SaidDraft {
  readonly choice: string;
  readonly party: string;
  readonly to: readonly string[];
  readonly fields: Values;
}
export interface Choice {
  readonly id: string;
  readonly kind: "notification" | "follow-up" | "acknowledgement" | "given";
  readonly label: string;
  readonly regime: string;
  readonly type: string;
  readonly parties: readonly string[];
  readonly fields: readonly FormField[];
}

/** What may be entered: of an item, what can still be said of it; else every notification of every regime. */
export function useChoices(regimes: readonly RegimeInfo[], about: MessageDetail | undefined): readonly Choice[] {
  const { t, pick } = useWords();
  const { party } = useOurCentre();
  if (about === undefined)
    return regimes.flatMap((r) =>
      r.notifications.map((n) => ({
        id: `${r.id} ${n.name}`,
        kind: "notification" as const,
        label: `${pick(r.title)}: ${pick(n.title)}`,
        regime: r.id,
        type: n.name,
        parties: r.parties.filter((p) => p !== party),
        fields: n.fields,
      })),
    );
  const none = { regime: about.regime, type: "", fields: [] };
  const acknowledged = { ...none, id: "acknowledgement", kind: "acknowledgement" as const, label: t("hand.ack") };
  if (about.from === party)
    return [
      { ...none, id: "given", kind: "given", label: t("hand.givenAct"), parties: about.to },
      { ...acknowledged, parties: about.to },
    ];
  const rule = regimes.find((r) => r.id === about.regime)?.notifications.find((n) => n.name === about.type);
  const followUps = about.kind === "notification" ? (rule?.followUps ?? []) : [];
  return [
    ...followUps.map((f) => ({
      ...{ id: `follow-up ${f.name}`, kind: "follow-up" as const, label: pick(f.title) },
      ...{ regime: about.regime, type: f.name, parties: [about.from], fields: f.fields },
    })),
    ...(about.acknowledgedAt === null ? [{ ...acknowledged, parties: [party] }] : []),
  ];
}

export function HandSaid(props: {
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly said: SaidDraft;
  readonly onSaid: Dispatch<SetStateAction<SaidDraft>>;
}) {
  const { t, language } = useWords();
  const { party: us } = useOurCentre();
  const { choices, chosen, said, onSaid } = props;
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const form = useMemo<FormContext>(
    () => ({
      checks: [],
      readOnly: false,
      canDraw: false,
      language,
      wasTouched: (path) => touched.has(path),
      touch: (path) => setTouched((old) => (old.has(path) ? old : new Set([...old, path]))),
      drawn: null,
      startDrawing: () => {},
      stopDrawing: () => {},
    }),
    [language, touched],
  );
  const from = partyOf(chosen, said);
  const others = chosen.kind === "notification" ? chosen.parties.filter((p) => p !== from && p !== us) : [];
  return (
    <>
      <label className="field">
        <span className="lab">{t("hand.saidKind")}</span>
        <select
          className="inp"
          value={chosen.id}
          onChange={(e) => onSaid((old) => ({ ...old, choice: e.target.value, fields: {}, to: [] }))}
        >
          {choices.map((c) => (
            <option key={c.id} value={c.id}>
              {c.label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="lab">{t("hand.whose")}</span>
        <select
          className="inp"
          value={from}
          onChange={(e) => onSaid((old) => ({ ...old, party: e.target.value, to: [] }))}
        >
          {chosen.parties.map((p) => (
            <option key={p} value={p}>
              {partyName(p, t)}
            </option>
          ))}
        </select>
      </label>
      {others.length > 0 && (
        <fieldset className="field">
          <legend className="lab">{t("hand.to")}</legend>
          <span className="row">
            {others.map((p) => (
              <label key={p} className="row">
                <input
                  type="checkbox"
                  checked={said.to.includes(p)}
                  onChange={(e) =>
                    onSaid((old) => ({
                      ...old,
                      to: e.target.checked ? [...old.to, p] : old.to.filter((x) => x !== p),
                    }))
                  }
                />
                {partyName(p, t)}
              </label>
            ))}
          </span>
        </fieldset>
      )}
      {chosen.fields.length > 0 && (
        <Form.Provider value={form}>
          <Fields
            key={chosen.id}
            fields={chosen.fields}
            values={said.fields}
            onChange={(fields) => onSaid((old) => ({ ...old, fields }))}
          />
        </Form.Provider>
      )}
    </>
  );
}

export const partyOf = (chosen: Choice, said: SaidDraft): string =>
  chosen.parties.includes(said.party) ? said.party : (chosen.parties[0] ?? "");

/** Filing ours: a form as the regime grades it, begun from last year's, or a nil return; promised under seal, or told at once. */
import { useMemo, useState } from "react";
import { centre, type DeclarationRound, refresh } from "../api/centre.ts";
import { Fields } from "../compose/field.tsx";
import { Form, type FormContext } from "../compose/form-context.ts";
import { isValues, type Values } from "../compose/values.ts";
import { Choice } from "../papers/write.tsx";
import { Act, Chips, Ex, Panel, Problem, Way } from "../parts/bits.tsx";
import { announce } from "../shell/announce.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { go } from "../shell/route.ts";
import { comma, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { shownValue } from "./compared.tsx";

const nothing = (): void => {};

export function FileForm({ round: r }: { readonly round: DeclarationRound }) {
  const { t, pick, language } = useWords();
  const { party } = useOurCentre();
  const own = r.parties.find((p) => p.party === party);
  const begun = own?.fields ?? r.last?.fields;
  const [form, setForm] = useState(own?.form ?? r.last?.form ?? r.forms[0]?.id ?? "");
  const [values, setValues] = useState<Values>(isValues(begun) ? begun : {});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sealable = own?.filedAt == null;
  const [seal, setSeal] = useState(sealable && r.simultaneous);
  const to = r.parties.map((p) => p.party).filter((p) => p !== party);
  const fields = r.forms.find((f) => f.id === form)?.fields ?? r.fields;
  const context = useMemo<FormContext>(
    () => ({
      checks: [],
      readOnly: false,
      language,
      wasTouched: () => false,
      touch: nothing,
      drawn: null,
      startDrawing: nothing,
      stopDrawing: nothing,
    }),
    [language],
  );

  async function hand(nil: boolean): Promise<void> {
    setBusy(true);
    setError(null);
    const names = new Set(fields.map((f) => f.name));
    const filled = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
    try {
      const { reference } = await centre.prepareDeclaration({
        regime: r.regime,
        type: r.type,
        ...r.period,
        nil,
        ...(nil || r.forms.length === 0 ? {} : { form }),
        fields: nil ? {} : filled,
        language,
        sealFirst: seal,
      });
      announce(t("papers.handed", { ref: reference }));
      refresh();
      go("/declarations");
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <section className="lead">
        <h1>{t("nav.declarations")}</h1>
        <p>
          <Ex /> <b>{pick(r.title)}</b>, {r.period.from} – {r.period.to}.{" "}
          {t("papers.goesTo", { to: to.map((p) => partyName(p, t)).join(comma(language)) })} <Chips parties={to} />
        </p>
        <span className="why">
          {pick(r.regimeTitle)}, {r.clause}. {r.last !== null && t("declarations.begun", { from: r.last.period.from })}
        </span>
        <span className="acts">
          {r.nilReturn !== "none" && (
            <Act isDisabled={busy} onPress={() => void hand(true)}>
              {t("declarations.nil")}
            </Act>
          )}
        </span>
      </section>
      <Panel title={t("declarations.fill")}>
        <div className="pad stackv">
          {r.forms.length > 0 && (
            <Choice
              label={t("declarations.form")}
              value={form}
              choices={r.forms.map((f) => [f.id, pick(f.title)])}
              onChange={setForm}
            />
          )}
          {sealable && (
            <>
              <Choice
                label={t("declarations.how")}
                value={seal ? "seal" : "tell"}
                choices={[
                  ["seal", t("declarations.seal")],
                  ["tell", t("declarations.tell")],
                ]}
                onChange={(v) => setSeal(v === "seal")}
              />
              <p className="second">{t(seal ? "outgoing.underSeal" : "outgoing.atOnce")}</p>
            </>
          )}
          <Form.Provider value={context}>
            <Fields key={form} fields={fields} values={values} onChange={setValues} />
          </Form.Provider>
          {r.last !== null && <Differences last={r.last.fields} now={values} fields={fields} />}
          <Problem error={error} />
          <div className="row">
            <Act go isDisabled={busy} onPress={() => void hand(false)}>
              {t("papers.hand")}
            </Act>
            <Way href="/declarations">{t("act.notNow")}</Way>
          </div>
        </div>
      </Panel>
    </>
  );
}

function Differences(props: {
  readonly last: Values;
  readonly now: Values;
  readonly fields: DeclarationRound["fields"];
}) {
  const { t, pick } = useWords();
  const changed = props.fields.filter(
    (f) => JSON.stringify(props.last[f.name] ?? null) !== JSON.stringify(props.now[f.name] ?? null),
  );
  return (
    <section aria-label={t("declarations.differs")}>
      <b>{t("declarations.differs")}</b>
      {changed.length === 0 && <p className="quiet">{t("declarations.same")}</p>}
      <ul className="list">
        {changed.map((f) => (
          <li key={f.name}>
            <span>
              {pick(f.label)} <small>{t("fields.before", { value: shownValue(props.last[f.name]) })}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

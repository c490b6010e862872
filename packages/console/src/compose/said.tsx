/** What the checks say, beside the field that they speak of. */
import type { ReactNode } from "react";
import type { FormField } from "../api/centre.ts";
import { durationMs } from "../parts/filing.tsx";
import { Mark } from "../parts/mark.tsx";
import { comma, useWords } from "../words/index.ts";
import { span } from "../words/time.ts";
import { besideField } from "./claims.ts";
import { useForm } from "./form-context.ts";

export function useSaid(path: string, within: readonly string[] = []) {
  const form = useForm();
  const said = form.wasTouched(path) ? besideField(form.checks, path, within) : [];
  const worst = said.some((c) => c.result === "fail") ? "fail" : said.length > 0 ? "look" : "";
  return { said, worst, id: said.length > 0 ? `said-${path}` : undefined };
}

export function Said({ path, within }: { readonly path: string; readonly within?: readonly string[] }) {
  const { pick, t } = useWords();
  const { said, id } = useSaid(path, within);
  return (
    <div id={id} className="stackv" style={{ gap: 2 }}>
      {said.map((c) => (
        <span key={c.id + (c.field ?? "")} className={`said ${c.result}`}>
          <Mark name={c.result === "fail" ? "late" : "look"} word={t(`checks.mark.${c.result}`)} />
          <span>
            {pick(c.message)} {c.clause !== undefined && <span className="quiet">{c.clause}</span>}
          </span>
        </span>
      ))}
    </div>
  );
}

/** The field's name, and beside it what the rule says of it. */
export function FieldHead({ field, children }: { readonly field: FormField; readonly children?: ReactNode }) {
  const { t, pick, language } = useWords();
  const most = field.atMost === null ? null : durationMs(field.atMost);
  const rule = [
    field.clause,
    ...(field.optional ? [t("field.optional")] : []),
    ...(most === null ? [] : [t("field.atMost", { span: span(most, t) })]),
  ].filter((w) => w !== "");
  return (
    <>
      <span>{pick(field.label)}</span>
      {children}
      <span className="rule">
        {rule.join(comma(language))}{" "}
        {field.verified !== "text" && <span className="tag dot">{t(`verified.${field.verified}`)}</span>}
      </span>
    </>
  );
}

export function Hint({ field }: { readonly field: FormField }) {
  const { pick } = useWords();
  return field.hint === null ? null : <small>{pick(field.hint)}</small>;
}

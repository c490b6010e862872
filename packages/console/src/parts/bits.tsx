/** Small things that every room uses. */
import type { ReactNode } from "react";
import { Button, type ButtonProps, Link, type LinkProps } from "react-aria-components";
import { OutOfReach, Refused } from "../api/centre.ts";
import { useExercise } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";

export interface ActProps extends Omit<ButtonProps, "className" | "children"> {
  readonly children: ReactNode;
  readonly go?: boolean | undefined;
  readonly small?: boolean;
  readonly cap?: string;
}

const classOf = (go?: boolean, small?: boolean): string => `btn${go ? " go" : ""}${small ? " small" : ""}`;

/** A button that does one named thing; `cap` shows its key. */
export function Act({ go, small, cap, children, ...rest }: ActProps) {
  return (
    <Button {...rest} className={classOf(go, small)}>
      {children}
      {cap !== undefined && <Cap>{cap}</Cap>}
    </Button>
  );
}

/** A key's cap, drawn by the style sheet for the eye only: a screen reader hears of keys in the key table. */
export function Cap({ children }: { readonly children: string }) {
  return <span className="cap" data-key={children} />;
}

/** The same look for what only goes elsewhere. */
export function Way({
  go,
  small,
  children,
  ...rest
}: Omit<LinkProps, "className"> & { go?: boolean; small?: boolean }) {
  return (
    <Link {...rest} className={classOf(go, small)}>
      {children}
    </Link>
  );
}

export function Chip({ party }: { readonly party: string }) {
  const { t } = useWords();
  return (
    <span className="chip" title={t(`party.${party}.name`, { defaultValue: party })}>
      {party}
    </span>
  );
}

export function Chips({ parties }: { readonly parties: readonly string[] }) {
  return (
    <span className="row" style={{ gap: 4 }}>
      {parties.map((p) => (
        <Chip key={p} party={p} />
      ))}
    </span>
  );
}

/** The word EXERCISE, on every item of an exercise. */
export function Ex() {
  const exercise = useExercise();
  const { t } = useWords();
  return exercise ? <span className="ex">{t("mode.exercise")}</span> : null;
}

export function Panel(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section className={`panel ${props.className ?? ""}`} aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}

/** What the centre answered when it said no, or that it did not answer. */
export function Problem({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (error === null || error === undefined) return null;
  const refused = error instanceof Refused ? error.problem : null;
  return (
    <div className="problem" role="alert">
      <b>{refused?.title ?? (error instanceof OutOfReach ? t("problem.outOfReach") : t("problem.other"))}</b>
      <span>
        {refused?.clause !== undefined && `${refused.clause}. `}
        {refused?.detail ?? (error instanceof OutOfReach ? t("problem.outOfReachNext") : String(error))}
      </span>
      {refused?.faults?.map((f) => (
        <span key={f.at + f.message}>
          <span className="mono">{f.at}</span> {f.message}
        </span>
      ))}
    </div>
  );
}

/** While nothing is known yet: a line, not a spinner. */
export function Waiting({ error }: { readonly error?: unknown }) {
  const { t } = useWords();
  return error === null || error === undefined ? (
    <p className="empty quiet" role="status">
      {t("waiting")}
    </p>
  ) : (
    <Problem error={error} />
  );
}

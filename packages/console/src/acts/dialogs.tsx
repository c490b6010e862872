import { useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { useMessage } from "../api/asks.ts";
import { centre, type Entry } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Ask } from "../parts/ask.tsx";
import { Chip, Ex } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { colon, useWords } from "../words/index.ts";
import { toWords } from "../words/parties.ts";
import { left, moment, span } from "../words/time.ts";

interface Props {
  readonly entry: Entry;
  readonly onClose: () => void;
}

/** What the item is, so that nobody acts on the wrong one. */
function Subject({ entry }: { readonly entry: Entry }) {
  const { pick } = useWords();
  return (
    <p className="second">
      <Ex /> <Chip party={entry.from} /> <b className="nw">{entry.reference}</b> · {pick(entry.typeTitle)}
      <br />
      {pick(entry.summary)}
    </p>
  );
}

export function Acknowledge({ entry, onClose }: Props) {
  const { t, pick, language } = useWords();
  const { officer } = useOurCentre();
  const detail = useMessage(entry.id).data;
  const now = useNow(60_000);
  const owed = detail?.acknowledge;
  return (
    <Ask
      title={t("ask.acknowledge.title", { ref: entry.reference })}
      act={t("act.acknowledge")}
      done={t("ask.acknowledge.done", { ref: entry.reference })}
      onAct={() => centre.acknowledge(entry.id)}
      onClose={onClose}
    >
      <Subject entry={entry} />
      <p>{t("ask.acknowledge.what", { to: toWords([entry.from], t), officer: officer.name })}</p>
      {owed && (
        <p className="second">
          {pick(entry.regimeTitle)}, {owed.clause}
          {colon(language)}
          {t("ask.byLeft", {
            when: moment(owed.dueAt, now, language),
            left: left(Date.parse(owed.dueAt), now, t),
          })}
        </p>
      )}
    </Ask>
  );
}

export function RouteTo({ entry, onClose }: Props) {
  const { t, pick } = useWords();
  const { desks } = useOurCentre();
  const has = new Set(entry.routed.map((r) => r.desk));
  const [chosen, setChosen] = useState(() => desks.filter((d) => d.mustRead && !has.has(d.id)).map((d) => d.id));
  return (
    <Ask
      title={t("ask.route.title", { ref: entry.reference })}
      act={t("act.route")}
      done={t("ask.route.done", { ref: entry.reference })}
      onAct={() => centre.route(entry.id, chosen)}
      onClose={onClose}
      disabled={chosen.length === 0}
    >
      <Subject entry={entry} />
      <CheckboxGroup className="field" value={chosen} onChange={setChosen}>
        <Label className="lab">{t("ask.route.desks")}</Label>
        {desks.map((d) => (
          <Checkbox key={d.id} value={d.id} className="opt" isDisabled={has.has(d.id)}>
            <span className="box">{(chosen.includes(d.id) || has.has(d.id)) && <Mark name="done" />}</span>
            <span>
              {pick(d.title)}
              <small>
                {has.has(d.id)
                  ? t("ask.route.already")
                  : d.mustRead
                    ? d.readWithinMinutes === null
                      ? t("ask.route.mustRead")
                      : t("ask.route.mustReadWithin", { span: span(d.readWithinMinutes * 60_000, t) })
                    : ""}
              </small>
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <p className="second">{t("ask.route.inside")}</p>
    </Ask>
  );
}

export function Read({ entry, desk, onClose }: Props & { readonly desk: string }) {
  const { t, pick } = useWords();
  const { desks, officer } = useOurCentre();
  const title = desks.find((d) => d.id === desk)?.title;
  const name = title === undefined ? desk : pick(title);
  return (
    <Ask
      title={t("ask.read.title", { ref: entry.reference })}
      act={t("act.confirmRead")}
      done={t("ask.read.done", { ref: entry.reference, desk: name })}
      onAct={() => centre.read(entry.id, desk)}
      onClose={onClose}
    >
      <Subject entry={entry} />
      <p>{t("ask.read.own", { desk: name, officer: officer.name })}</p>
      <p className="second">{t("ask.read.stays")}</p>
    </Ask>
  );
}

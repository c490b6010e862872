/** What we owe, or what is owed to us: late first, then soonest, as the centre sorted it. */
import {
  Cell,
  Column,
  Link,
  Row,
  Table,
  TableBody,
  TableHeader,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import type { Due } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { filePath } from "../declarations/round-key.ts";
import { paperPath } from "../papers/asks.ts";
import { Chips, Ex, Panel } from "../parts/bits.tsx";
import { useCalmOrder } from "../parts/calm-order.ts";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { Steps } from "../parts/steps.tsx";
import { draftPath, go, messagePath, setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { left, moment } from "../words/time.ts";
import { DutyAct, rowKey } from "./duty-act.tsx";
import { isOfItem, nameOf, underWords, useAskedBy } from "./rule-words.ts";

const dayMs = 24 * 3600 * 1000;
const marks: Record<Due["dueState"], MarkName> = { late: "late", soon: "soon", later: "later", "no-time": "unknown" };

type Side = "ours" | "theirs";

export function hrefOf(d: Due): string {
  if (d.duty === "reply") return paperPath(d.id);
  if (d.duty === "declare") return filePath(d.id);
  return d.duty === "release" ? draftPath(d.id) : messagePath(d.id);
}

export function DueTable({ due, side }: { readonly due: readonly Due[]; readonly side: Side }) {
  const { t } = useWords();
  const now = useNow(30_000);
  const { search } = useRoute();
  const soonOnly = side === "ours" && search.get("show") === "24h";
  const within = soonOnly ? due.filter((d) => d.dueAt !== null && Date.parse(d.dueAt) < now + dayMs) : due;
  const { rows, newer, sort, calm } = useCalmOrder(within, rowKey);

  return (
    <Panel
      title={t(`desk.${side}`)}
      aside={
        <>
          <span className="quiet">{within.length > 0 && t("desk.count", { count: within.length })}</span>
          {side === "ours" && (
            <ToggleButtonGroup
              className="seg"
              aria-label={t("desk.show")}
              disallowEmptySelection
              selectedKeys={[soonOnly ? "24h" : "open"]}
              onSelectionChange={(s) => setSearch("show", s.has("24h") ? "24h" : null)}
            >
              <ToggleButton id="open">{t("desk.open")}</ToggleButton>
              <ToggleButton id="24h">{t("desk.next24")}</ToggleButton>
            </ToggleButtonGroup>
          )}
        </>
      }
    >
      {newer > 0 && (
        <button type="button" className="disclose pad" onClick={sort}>
          {t("desk.newer", { count: newer })}
        </button>
      )}
      <div {...calm}>
        <Table className="stack" aria-label={t(`desk.${side}`)} onRowAction={(key) => goTo(due, String(key))}>
          <TableHeader>
            <Column className="k">
              <span className="vh">{t("col.state")}</span>
            </Column>
            <Column>{t("col.due")}</Column>
            <Column isRowHeader>{t("col.what")}</Column>
            <Column>{t(side === "ours" ? "col.to" : "col.from")}</Column>
            <Column>{t("col.rule")}</Column>
            <Column>{t("col.steps")}</Column>
            <Column>
              <span className="vh">{t("col.act")}</span>
            </Column>
          </TableHeader>
          <TableBody
            items={rows.map((d) => ({ id: rowKey(d), d }))}
            dependencies={[now, t]}
            renderEmptyState={() => <p className="empty">{t(soonOnly ? "desk.none24" : `desk.none.${side}`)}</p>}
          >
            {({ id, d }) => <DueRow id={id} due={d} now={now} side={side} />}
          </TableBody>
        </Table>
      </div>
    </Panel>
  );
}

function goTo(due: readonly Due[], key: string): void {
  const d = due.find((x) => rowKey(x) === key);
  if (d !== undefined) go(hrefOf(d));
}

function DueRow(props: { readonly id: string; readonly due: Due; readonly now: number; readonly side: Side }) {
  const { id, due: d, now, side } = props;
  const { t, pick, language } = useWords();
  const state = d.dueState === "late" ? "late" : d.dueState === "soon" ? "soon" : "";
  // A duty that stays inside our own government, such as a reading, names ourselves.
  const parties = side === "theirs" || d.owedTo.length === 0 ? [d.owedBy] : d.owedTo;
  return (
    <Row
      id={id}
      data-item={id}
      className={state === "" ? "" : `is-${state}`}
      textValue={t(`duty.${side}.${d.duty}`).replace("{ref}", nameOf(d, pick))}
    >
      <Cell className="k">
        <Mark name={marks[d.dueState]} word={t(`state.${d.dueState}`)} />
      </Cell>
      <Cell className={`due ${state}`}>
        {d.dueAt === null ? t("state.no-time") : moment(d.dueAt, now, language)}
        {d.dueAt !== null && (
          <small>{left(Date.parse(d.dueAt), now, t, d.dutyClause === null ? "over" : "late")}</small>
        )}
      </Cell>
      <Cell>
        <Ex /> <DutyWords due={d} side={side} />
        <small>
          {pick(d.duty === "reply" ? d.summary : d.typeTitle)}
          {d.receivedAt !== null &&
            d.duty !== "release" &&
            `, ${t("desk.received", { when: moment(d.receivedAt, now, language, true) })}`}
        </small>
      </Cell>
      <Cell>
        <Chips parties={parties} />
      </Cell>
      <Cell>
        <RuleWords due={d} />
      </Cell>
      <Cell className="steps-cell">
        {isOfItem(d) && <Steps entry={d} {...(side === "theirs" ? { peer: d.owedBy } : {})} />}
      </Cell>
      <Cell className="act">
        <DutyAct due={d} />
      </Cell>
    </Row>
  );
}

/** "Acknowledge CN-2026-0412", with the reference as the way there. */
function DutyWords({ due: d, side }: { readonly due: Due; readonly side: Side }) {
  const { t, pick } = useWords();
  const [before = "", after = ""] = t(`duty.${side}.${d.duty}`).split("{ref}");
  return (
    <>
      {before}
      <Link href={hrefOf(d)}>
        <b className="nw">{nameOf(d, pick)}</b>
      </Link>
      {after}
    </>
  );
}

function RuleWords({ due: d }: { readonly due: Due }) {
  const words = useWords();
  const { t } = words;
  const asked = useAskedBy();
  return (
    <>
      {underWords(d, words)}
      <small>
        {d.verified !== "text" && <span className="tag dot">{t(`verified.${d.verified}`)}</span>} {asked(d)}
      </small>
    </>
  );
}

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
import { Chip, Chips, Ex, Panel } from "../parts/bits.tsx";
import { useCalmOrder } from "../parts/calm-order.ts";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { Steps } from "../parts/steps.tsx";
import { draftPath, go, messagePath, setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { left, moment } from "../words/time.ts";
import { DutyAct, rowKey } from "./duty-act.tsx";

const dayMs = 24 * 3600 * 1000;
const marks: Record<Due["dueState"], MarkName> = { late: "late", soon: "soon", later: "later", "no-time": "unknown" };

export const hrefOf = (d: Due): string => (d.duty === "release" ? draftPath(d.id) : messagePath(d.id));

export function DueTable({ due, side }: { readonly due: readonly Due[]; readonly side: "ours" | "theirs" }) {
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
          <span className="quiet">{t("desk.count", { count: within.length })}</span>
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
            {({ id, d }) => <DueRow id={id} due={d} now={now} />}
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

function DueRow({ id, due: d, now }: { readonly id: string; readonly due: Due; readonly now: number }) {
  const { t, pick, language } = useWords();
  const state = d.dueState === "late" ? "late" : d.dueState === "soon" ? "soon" : "";
  const others = d.duty === "read" ? [] : d.owedTo;
  const parties = d.owedTo.includes(d.owedBy) ? others : d.owedTo;
  return (
    <Row
      id={id}
      data-item={id}
      className={state === "" ? "" : `is-${state}`}
      textValue={`${t(`duty.${d.duty}`)} ${d.reference}`}
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
        <Ex /> <DutyWords due={d} />
        <small>
          {pick(d.typeTitle)}
          {d.receivedAt !== null &&
            d.duty !== "release" &&
            `, ${t("desk.received", { when: moment(d.receivedAt, now, language, true) })}`}
        </small>
      </Cell>
      <Cell>
        {d.owedBy === d.from || d.duty === "read" || d.duty === "route" ? (
          parties.length > 0 ? (
            <Chips parties={parties} />
          ) : (
            <Chip party={d.owedBy} />
          )
        ) : (
          <Chip party={d.owedTo[0] ?? d.owedBy} />
        )}
      </Cell>
      <Cell>
        <RuleWords due={d} />
      </Cell>
      <Cell className="steps-cell">
        <Steps entry={d} />
      </Cell>
      <Cell className="act">
        <DutyAct due={d} />
      </Cell>
    </Row>
  );
}

/** "Acknowledge CN-2026-0412", with the reference as the way there. */
function DutyWords({ due: d }: { readonly due: Due }) {
  const { t } = useWords();
  const [before = "", after = ""] = t(`duty.${d.duty}`).split("{ref}");
  return (
    <>
      {before}
      <Link href={hrefOf(d)}>
        <b className="nw">{d.reference}</b>
      </Link>
      {after}
    </>
  );
}

function RuleWords({ due: d }: { readonly due: Due }) {
  const { t, pick } = useWords();
  return (
    <>
      {d.dutyClause === null ? t("rule.own") : `${pick(d.regimeTitle)}, ${d.dutyClause}`}
      <small>
        {d.verified !== "text" && <span className="tag dot">{t(`verified.${d.verified}`)}</span>} {pick(d.dutyText)}
      </small>
    </>
  );
}

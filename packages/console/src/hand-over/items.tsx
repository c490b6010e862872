/** The numbered items, each read by whoever takes over. */
import { Cell, Column, Link, Row, Table, TableBody, TableHeader } from "react-aria-components";
import type { HandOverItem, ShiftInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Chips, Ex, Panel } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { draftPath, messagePath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { left, moment } from "../words/time.ts";

const marks: Record<HandOverItem["clockState"], MarkName> = {
  late: "late",
  soon: "soon",
  later: "later",
  "no-time": "later",
};
const markOf = (i: HandOverItem): MarkName => {
  if (i.kind === "peer") return "down";
  if (i.kind === "lines") return "answers";
  if (i.kind === "note" || i.kind === "draft" || i.kind === "outgoing") return "draft";
  return i.clock === null && i.alarm ? "look" : marks[i.clockState];
};

interface ItemsProps {
  readonly shift: ShiftInfo;
  /** Whoever looks takes over. */
  readonly canRead: boolean;
  readonly onRead: (i: HandOverItem) => void;
  readonly onRemark: (i: HandOverItem) => void;
}

export function Items({ shift, canRead, onRead, onRemark }: ItemsProps) {
  const { t } = useWords();
  const now = useNow(30_000);
  return (
    <Panel title={t("handOver.list")} aside={<span className="quiet">{t("handOver.filled")}</span>}>
      <Table className="stack" aria-label={t("handOver.list")}>
        <TableHeader>
          <Column className="k">
            <span className="vh">{t("col.state")}</span>
          </Column>
          <Column>#</Column>
          <Column isRowHeader>{t("col.what")}</Column>
          <Column>{t("handOver.clock")}</Column>
          <Column>{t("handOver.with")}</Column>
          <Column>{t("handOver.takenOver")}</Column>
        </TableHeader>
        <TableBody
          items={shift.items.map((item) => ({ id: item.key, item }))}
          dependencies={[now, t, canRead, shift]}
          renderEmptyState={() => <p className="empty">{t("handOver.none")}</p>}
        >
          {({ id, item }) => (
            <ItemRow
              id={id}
              item={item}
              now={now}
              isOpen={shift.handOver !== null}
              canRead={canRead}
              onRead={onRead}
              onRemark={onRemark}
            />
          )}
        </TableBody>
      </Table>
    </Panel>
  );
}

interface RowProps extends Omit<ItemsProps, "shift"> {
  readonly id: string;
  readonly item: HandOverItem;
  readonly now: number;
  readonly isOpen: boolean;
}

function ItemRow({ id, item: i, now, isOpen, canRead, onRead, onRemark }: RowProps) {
  const { t, pick, language } = useWords();
  const state = i.clockState === "late" ? "late" : i.clockState === "soon" ? "soon" : "";
  const toRead = isOpen && canRead && i.read === null;
  return (
    <Row
      id={id}
      data-item={id}
      {...(toRead ? { "data-unread": true } : {})}
      className={state === "late" ? "is-late" : ""}
      textValue={`${i.number}. ${pick(i.what)}`}
    >
      <Cell className="k">
        <Mark name={markOf(i)} word={t(`state.${i.clockState}`)} />
      </Cell>
      <Cell className="quiet hm">{i.number}</Cell>
      <Cell>
        <Ex /> <What item={i} />
        {i.detail !== null && <small {...(i.kind === "note" ? { className: "note" } : {})}>{pick(i.detail)}</small>}
        {isOpen && i.changed && <small className="soon">{t("handOver.changed")}</small>}
        {i.read?.remark !== undefined && i.read.remark !== null && (
          <small>
            {t("handOver.remark")}: {i.read.remark}
          </small>
        )}
      </Cell>
      <Cell className={`due ${state}`}>
        {i.clock === null ? t("handOver.noClock") : moment(i.clock, now, language)}
        {i.clock !== null && <small>{left(Date.parse(i.clock), now, t)}</small>}
      </Cell>
      <Cell>
        <Chips parties={i.with} />
      </Cell>
      <Cell className="act">
        {!isOpen ? null : i.read !== null ? (
          <span className="st">
            <Mark name="done" /> <span>{t("handOver.readBy", { by: i.read.by })}</span>
          </span>
        ) : toRead ? (
          <span className="row" style={{ flexWrap: "nowrap" }}>
            <Act small go aria-label={t("handOver.readItem", { number: i.number })} onPress={() => onRead(i)}>
              {t("handOver.read")}
            </Act>
            <Act small aria-label={t("handOver.remarkOn", { number: i.number })} onPress={() => onRemark(i)}>
              {t("handOver.remark")}
            </Act>
          </span>
        ) : (
          <span className="st">
            <Mark name="later" /> <span className="quiet">{t("handOver.notRead")}</span>
          </span>
        )}
      </Cell>
    </Row>
  );
}

function What({ item: i }: { readonly item: HandOverItem }) {
  const { pick } = useWords();
  const words = <b>{pick(i.what)}</b>;
  if (i.item === null || i.kind === "outgoing") return words;
  const isDraft = i.kind === "draft" || i.key.startsWith("duty:release:");
  return <Link href={isDraft ? draftPath(i.item) : messagePath(i.item)}>{words}</Link>;
}

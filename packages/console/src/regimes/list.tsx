/** Every regime file that can be read here: what it is, between whom, and where it stands today. */
import { useEffect, useRef } from "react";
import { Cell, Column, Input, Label, Row, SearchField, Table, TableBody, TableHeader } from "react-aria-components";
import { useLibrary } from "../api/asks.ts";
import type { LibraryEntry } from "../api/centre.ts";
import { Chips, Panel, Waiting, Way } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { useKeys } from "../shell/keys.ts";
import { matches } from "../shell/match.ts";
import { useTitle } from "../shell/mode.ts";
import { go, regimeEditPath, regimePath, setSearch, useRoute } from "../shell/route.ts";
import { type Say, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import { newDraft, useDraftIds } from "./drafts.ts";
import { statusMarks } from "./status.tsx";

const chipsMax = 8;

export default function RegimeList() {
  const { t, pick, language } = useWords();
  const { search } = useRoute();
  const library = useLibrary();
  const drafts = useDraftIds();
  const filter = useRef<HTMLInputElement>(null);
  useTitle(t("nav.regimes"));
  useKeys({ "/": () => filter.current?.focus() });
  useEffect(() => {
    void import("../style/mono.ts");
  }, []);
  if (library.data === undefined) return <Waiting error={library.error} />;
  const words = search.get("words") ?? "";
  const found = library.data
    .filter((e) =>
      matches(
        words,
        `${e.id} ${Object.values(e.title).join(" ")} ${e.kind === null ? "" : t(`kind.${e.kind}`)} ${e.parties.join(" ")} ${e.parties.map((p) => partyName(p, t, language)).join(" ")} ${standingWords(e, t).words}`,
      ),
    )
    .toSorted((a, b) => pick(a.title).localeCompare(pick(b.title), language));
  const runs = library.data.filter((e) => e.runs).length;
  return (
    <>
      <section className="lead">
        <h1>{t("nav.regimes")}</h1>
        <p>{t("regime.list.lead", { count: library.data.length, runs })}</p>
        <span className="why">{t("regime.list.why")}</span>
        <span className="acts">
          <Way href="/regimes/new">{t("regime.new")}</Way>
        </span>
      </section>
      {drafts.length > 0 && (
        <Panel title={t("regime.drafts.title")} aside={<span className="quiet">{t("regime.drafts.note")}</span>}>
          <ul className="list">
            {drafts.map((id) => (
              <li key={id}>
                <Mark name="draft" />
                <span className="mono">{id === newDraft ? t("regime.drafts.unnamed") : `${id}.yaml`}</span>
                <Way
                  small
                  href={id === newDraft ? "/regimes/new" : regimeEditPath(id)}
                  aria-label={t("regime.drafts.goOn", { id })}
                >
                  {t("act.open")}
                </Way>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel
        title={t("regime.list.title")}
        aside={
          <SearchField className="row" value={words} onChange={(v) => setSearch("words", v === "" ? null : v)}>
            <Label className="vh">{t("messages.filter")}</Label>
            <Input ref={filter} className="inp" style={{ width: 220 }} placeholder={t("messages.filter")} />
          </SearchField>
        }
      >
        <Table className="stack" aria-label={t("regime.list.title")} onRowAction={(id) => go(regimePath(String(id)))}>
          <TableHeader>
            <Column className="k">
              <span className="vh">{t("col.state")}</span>
            </Column>
            <Column isRowHeader>{t("regime.list.name")}</Column>
            <Column>{t("regime.list.kind")}</Column>
            <Column>{t("regime.list.parties")}</Column>
            <Column>{t("regime.list.today")}</Column>
            <Column>{t("regime.list.here")}</Column>
          </TableHeader>
          <TableBody
            items={found}
            dependencies={[t]}
            renderEmptyState={() => <p className="empty">{t("messages.noMatch", { words })}</p>}
          >
            {(e) => <RegimeRow entry={e} />}
          </TableBody>
        </Table>
      </Panel>
    </>
  );
}

function RegimeRow({ entry: e }: { readonly entry: LibraryEntry }) {
  const { t, pick, language } = useWords();
  const standing = standingWords(e, t);
  return (
    <Row id={e.id} data-item={e.id} textValue={pick(e.title)}>
      <Cell className="k">
        <Mark name={standing.mark} />
      </Cell>
      <Cell>
        <b>{pick(e.title)}</b>
        <small className="mono">{e.id}</small>
      </Cell>
      <Cell>{e.kind === null ? <span className="quiet">–</span> : t(`kind.${e.kind}`)}</Cell>
      <Cell>
        {e.parties.length > chipsMax ? (
          t("regime.list.count", { count: e.parties.length })
        ) : (
          <Chips parties={e.parties} />
        )}
      </Cell>
      <Cell>
        {standing.words}
        {standing.since !== null && <small>{t("regime.since", { day: dayWords(standing.since, language) })}</small>}
      </Cell>
      <Cell>{e.runs ? <span className="tag">{t("regime.list.runs")}</span> : ""}</Cell>
    </Row>
  );
}

function standingWords(
  e: LibraryEntry,
  t: Say,
): { readonly mark: MarkName; readonly words: string; readonly since: string | null } {
  if (e.standing === null) return { mark: "look", words: t("regime.list.faults", { count: e.faults }), since: null };
  const { status, since } = e.standing;
  if (e.kind === "proposal" && status === "not-yet") return { mark: "draft", words: t("kind.proposal"), since: null };
  return { mark: statusMarks[status], words: t(`regime.status.${status}`), since: status === "not-yet" ? null : since };
}

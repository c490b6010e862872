/** One row of the record, whole: every cell, its source with its address, and how to cite it. */
import { type Almanac, type Citation, cite, citeRow, type Figure, type Table, type TableRow } from "@comity/almanac";
import { isOwn, useAlmanac } from "../figures/almanac.ts";
import { Tags } from "../figures/tags.tsx";
import { useStudyType } from "../figures/type.ts";
import { daysWords, quantityWords, stateWords, valueWords } from "../figures/words.ts";
import { Act, Panel, Waiting, Way } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";

export default function RowPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { search } = useRoute();
  const { almanac, error } = useAlmanac(null);
  const [name, number] = id.split("/");
  useTitle(t("row.title", { table: name ?? "", line: number ?? "" }));
  useStudyType();
  if (almanac === undefined) return <Waiting error={error} />;
  const table = almanac.tables.find((x) => x.name === name);
  const own = search.has("own");
  const row = table?.rows.find((r) => r.line === Number(number) && isOwn({ at: { ...r, table: "" } }) === own);
  if (table === undefined || row === undefined)
    return (
      <section className="lead">
        <h1>{t("nav.holdings")}</h1>
        <p>{t("row.none", { table: name ?? "", line: number ?? "" })}</p>
        <span className="acts">
          <Way href="/holdings">{t("row.back")}</Way>
        </span>
      </section>
    );
  const figures = almanac.figures.filter(
    (f) => f.at.file === row.file && f.at.table === name && f.at.line === row.line,
  );
  return <Whole almanac={almanac} table={table} row={row} figures={figures} />;
}

interface WholeProps {
  readonly almanac: Almanac;
  readonly table: Table;
  readonly row: TableRow;
  readonly figures: readonly Figure[];
}

function Whole({ almanac, table, row, figures }: WholeProps) {
  const words = useWords();
  const { t, language } = words;
  const [first] = figures;
  const title = first === undefined ? table.title[language] : headWords(first, almanac, language);
  return (
    <div className="study">
      <section className="lead">
        <h1>{t("row.head", { table: table.title[language], file: row.file, line: row.line })}</h1>
        <p>
          {title}
          {first !== undefined && (
            <>
              {": "}
              <b>{valueWords(first, words)}</b>
              {first.target !== undefined && ` ${t("figures.foretold", { year: first.target.text })}`}
            </>
          )}
        </p>
        {first !== undefined && (
          <span className="why">
            <Tags figure={first} /> {t("figures.asOf", { day: daysWords(first.asOf, t, language) })}
          </span>
        )}
        <span className="acts">
          <Way href="/holdings">{t("row.back")}</Way>
          <Act onPress={() => window.print()}>{t("act.print")}</Act>
        </span>
      </section>
      <div className="cols">
        <div className="c7 stackv">
          <Panel title={t("row.cells")}>
            <Cells table={table} row={row} />
          </Panel>
        </div>
        <div className="c5 stackv">
          <SourcePanel row={row} />
          {figures.length > 1 && <Figures almanac={almanac} figures={figures} />}
          <CitePanel citation={first === undefined ? citeRow(almanac, table, row) : cite(almanac, first)} />
        </div>
      </div>
    </div>
  );
}

const headWords = (f: Figure, almanac: Almanac, language: Parameters<typeof stateWords>[2]): string =>
  `${stateWords(f.party, almanac, language)}, ${quantityWords(f.quantity, almanac, language)}`;

/** As the file has it: the record is kept in English, so these words are. */
function Cells({ table, row }: { readonly table: Table; readonly row: TableRow }) {
  return (
    <dl className="kv pad" lang="en" translate="no">
      {Object.entries(row.cells).map(([name, value]) => (
        <div className="pair" key={name}>
          <dt className="mono" title={table.columns.find((c) => c.name === name)?.about}>
            {name}
          </dt>
          <dd>{value === "" ? <span className="quiet">–</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SourcePanel({ row }: { readonly row: TableRow }) {
  const { t, language } = useWords();
  const { cells } = row;
  const address = cells.source_url?.split(" ")[0] ?? "";
  const read = cells.read === "source" ? "source" : "second-hand";
  return (
    <Panel title={t("row.source")} aside={<span className="tag">{t(`figures.tag.${read}`)}</span>}>
      <div className="pad stackv">
        <p lang="en" translate="no">
          <b>{cells.source_title === "" ? address : cells.source_title}</b>
        </p>
        {/^https?:\/\//.test(address) && (
          <p className="address">
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </p>
        )}
        <p>{t(`figures.published.${read}`, { day: daysWords(row.published, t, language) })}</p>
      </div>
    </Panel>
  );
}

function Figures({ almanac, figures }: { readonly almanac: Almanac; readonly figures: readonly Figure[] }) {
  const words = useWords();
  const { t, language } = words;
  return (
    <Panel title={t("row.figures")}>
      <dl className="kv pad">
        {figures.map((f) => (
          <div className="pair" key={`${f.quantity}${f.at.column ?? ""}`}>
            <dt>{quantityWords(f.quantity, almanac, language)}</dt>
            <dd>{valueWords(f, words)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function CitePanel({ citation }: { readonly citation: Citation }) {
  const { t } = useWords();
  const address = window.location.href;
  return (
    <Panel title={t("row.cite")}>
      <div className="pad stackv">
        <p lang="en" translate="no" className="address">
          {citation.text}
        </p>
        <pre className="raw" lang="en" translate="no">
          {citation.bibtex}
        </pre>
        <span className="row acts">
          <Act small onPress={() => void navigator.clipboard.writeText(citation.text)}>
            {t("row.copyText")}
          </Act>
          <Act small onPress={() => void navigator.clipboard.writeText(citation.bibtex)}>
            {t("row.copyBibtex")}
          </Act>
          <Act small onPress={() => void navigator.clipboard.writeText(address)}>
            {t("row.copyAddress")}
          </Act>
        </span>
      </div>
    </Panel>
  );
}

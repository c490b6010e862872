/** One regime that stands in the library: the reader's page, its files, and the way to the editor. */
import { useNow } from "../api/now.ts";
import { Act, Waiting, Way } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { regimeEditPath, setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { dayIn, dayOfMs } from "./days.ts";
import { FaultList } from "./fault-list.tsx";
import { saveFile } from "./files.ts";
import { plainOf } from "./plain.ts";
import { useRegimeFile, useShelf } from "./shelf.ts";
import { RegimeView } from "./view.tsx";

export default function RegimeRoom({ id }: { readonly id: string }) {
  const { t, pick } = useWords();
  const { search } = useRoute();
  const today = dayOfMs(useNow(3_600_000));
  const asked = useRegimeFile(id);
  const read = asked.data?.read;
  const regime = read?.ok === true ? read.regime : null;
  const shelf = useShelf(regime);
  useTitle(regime === null ? t("nav.regimes") : pick(regime.title));
  if (asked.data === undefined || read === undefined) return <Waiting error={asked.error} />;
  const { text } = asked.data;
  const acts = (
    <span className="acts">
      <Way href={regimeEditPath(id)}>{t("regime.edit")}</Way>
      <Act onPress={() => saveFile(`${id}.yaml`, text, "application/yaml")}>.yaml</Act>
      {regime !== null && (
        <Act onPress={() => saveFile(`${id}.json`, JSON.stringify(plainOf(regime), null, 2), "application/json")}>
          .json
        </Act>
      )}
      <Act onPress={() => window.print()}>{t("act.print")}</Act>
    </span>
  );
  if (!read.ok)
    return (
      <>
        <section className="lead">
          <h1>{t("regime.head", { title: id })}</h1>
          <p>{t("regime.faulty", { count: read.faults.length })}</p>
          {acts}
        </section>
        <FaultList faults={read.faults} current={null} />
      </>
    );
  return (
    <RegimeView
      regime={read.regime}
      text={text}
      file={`${id}.yaml`}
      shelf={shelf}
      on={dayIn(search.get("on"))}
      today={today}
      onDay={(day) => setSearch("on", day)}
      acts={acts}
    />
  );
}

/** The events as a table: what one reads in place of the time line, and takes away as CSV or JSON. */
import { statusOn } from "@comity/talks";
import type { Twin, TwinColumn } from "../drawing/twin.ts";
import type { Words } from "../words/index.ts";
import type { Study } from "./record.ts";
import { daysText, headsText, pairWords, placeOf } from "./say.ts";

export function talksTwin(study: Study, { t, language }: Words): Twin {
  const shown = ["date", "parties", "kind", "what", "status"] as const;
  const files = [
    "end_date",
    "level",
    "heads",
    "place",
    "outcome",
    "published",
    "read",
    "source_title",
    "source_url",
    "where",
  ];
  const columns: readonly TwinColumn[] = [
    ...shown.map((name) => ({ name, title: t(`talks.column.${name}`) })),
    ...files.map((name) => ({ name, title: name, onlyInFiles: true })),
  ];
  const rows = study.events.toReversed().map((e) => {
    const href = placeOf(e.row);
    const main = [e.date.text, e.parties.join(";"), e.kind, e.topic, statusOn(e, study.on)];
    const more = [e.endDate?.text ?? "", e.level, headsText(e), e.place, e.outcome, e.source.published?.text ?? ""];
    return {
      key: e.id,
      cells: [...main, ...more, e.source.read, e.source.title, e.source.url, `${e.row.file}:${e.row.line}`],
      ...(href === undefined ? {} : { href }),
      shown: { date: daysText(e.date, language), parties: pairWords(e.parties), kind: t(`talks.kind.${e.kind}`) },
    };
  });
  return { columns, rows };
}

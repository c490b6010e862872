/** A globe or its twin, a table with the same facts: the reader chooses. */
import { type ReactNode, Suspense, useState } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Panel, Waiting } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";

export function GlobeOrTable(props: {
  readonly globe: ReactNode;
  readonly table: ReactNode;
  /** Above both. */
  readonly tools?: ReactNode;
  /** Below both. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const [as, setAs] = useState<"globe" | "table">("globe");
  return (
    <Panel
      title={t("globe.where")}
      aside={
        <ToggleButtonGroup
          className="seg"
          aria-label={t("globe.as")}
          disallowEmptySelection
          selectedKeys={[as]}
          onSelectionChange={(s) => setAs(s.has("table") ? "table" : "globe")}
        >
          <ToggleButton id="globe">{t("nav.globe")}</ToggleButton>
          <ToggleButton id="table">{t("globe.table")}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {props.tools}
      {as === "globe" ? <Suspense fallback={<Waiting />}>{props.globe}</Suspense> : props.table}
      {props.children}
    </Panel>
  );
}

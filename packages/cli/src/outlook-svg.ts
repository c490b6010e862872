/** The outlook as a chart for a report. */
import type { Almanac } from "@comity/almanac";
import type { Outlook } from "@comity/outlook";
import { Stop } from "./io.ts";

export function outlookSvg(_result: Outlook, _almanac: Almanac): string {
  throw new Stop(3, "--svg: the chart is not drawn yet; --csv and --json give its numbers");
}

/** The public record of launches, played once through centres of their own; afterwards they run on with the real clock. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Arrangement, type CentreFolder, makeCentres, readCentreFolder, writeWhole } from "@comity/centre";
import { z } from "zod";
import { defaultRegime } from "../defaults.ts";
import { type Io, json, Stop } from "../io.ts";
import { root } from "../root.ts";
import { launchesOf, launchName } from "./launches.ts";
import { type Planned, planOf } from "./notification.ts";
import { play, type Skipped } from "./play.ts";

const replayedSchema = z.object({
  played: z.number().int(),
  skipped: z.array(z.object({ launch: z.string(), because: z.string() })),
  record: z.string().describe("SHA-256 of the file that was played"),
});
type Replayed = z.infer<typeof replayedSchema>;

/** Five years of the public record: enough for every desk, and few enough to be played in seconds. */
const replayedSince = "2021-01-01";

/** @param folder of the replay's centres; there afterwards, complete, or not at all */
export async function replayOnce(
  folder: string,
  a: Arrangement,
  io: Io,
): Promise<Pick<Replayed, "played" | "skipped">> {
  if (existsSync(folder)) return readReplayed(folder);
  const file = join(root, "data/missile-tests.csv");
  io.say(`Playing the launches of ${file} through ${a.centres.length} centres …`);
  const csv = readFileSync(file, "utf8");
  // What a replay that was cut short left here has no worth: it is made again from the same file.
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  const made = await makeCentres(part, a);
  const replayed = playAll([...made.folders.values()].map(readCentreFolder), csv);
  writeWhole(join(part, "replayed.json"), `${json(replayed)}\n`, 0o600);
  renameSync(part, folder);
  for (const s of replayed.skipped) io.say(`  left out: ${s.launch}: ${s.because}`);
  return replayed;
}

function playAll(folders: readonly CentreFolder[], csv: string): Replayed {
  const regime = folders[0]?.env.regimes.get(defaultRegime);
  const rule = regime === undefined ? undefined : [...regime.notifications.values()][0];
  if (regime === undefined || rule === undefined)
    throw new Stop(2, `the replay needs the regime ${defaultRegime}, which is not among the regime files`);
  const skipped: Skipped[] = [];
  const planned: Planned[] = [];
  for (const launch of launchesOf(csv, new Set(regime.parties), replayedSince)) {
    const plan = planOf(launch, rule);
    if (plan.ok) planned.push(plan.planned);
    else skipped.push({ launch: launchName(launch), because: plan.because });
  }
  const refused = play(folders, planned, regime.id, rule.name);
  return {
    played: planned.length - refused.length,
    skipped: [...skipped, ...refused],
    record: createHash("sha256").update(csv).digest("hex"),
  };
}

function readReplayed(folder: string): Replayed {
  const path = join(folder, "replayed.json");
  const read = existsSync(path) ? replayedSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
  if (read?.success) return read.data;
  throw new Stop(
    3,
    `${folder} is not a replay that this command made (${path} is missing): name another folder with --data`,
  );
}

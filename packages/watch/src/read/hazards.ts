/**
 * What a text says the danger is, in its own words: `rocket launching`, `space debris`. A claim of whoever wrote it; nothing here
 * or after it makes a kind of event of it.
 */
import type { Token } from "./scan.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const heads = set(
  "OPERATION OPERATIONS LAUNCH LAUNCHES LAUNCHING LAUNCHINGS FIRING FIRINGS EXERCISE EXERCISES PRACTICE PRACTICES TRIAL TRIALS TEST TESTS TESTING DEBRIS ACTIVITY ACTIVITIES WORK WORKS AREA AREAS RETURN REENTRY SPLASHDOWN DISPOSAL DEMOLITION LAYING SHOOTING DRILL DRILLS MISSION FALLOUT STORM RECOVERY BOMBING STAGES FRNG EXER OPS ACT",
);
const modifiers = set(
  "HAZARDOUS DANGEROUS ROCKET ROCKETS MISSILE MISSILES GUNNERY GUN ARTILLERY SPACE AEROSPACE SPACEFLIGHT FLIGHT SATELLITE BALLISTIC NAVAL MILITARY LIVE WEAPON WEAPONS TORPEDO BOMBING FIRING LAUNCH DEBRIS UNBURNED UNBURNT CABLE SURVEY SEISMIC DRILLING DREDGING DIVING MINE MINEHUNTING MINESWEEPING MINELAYING PIPELINE CABLELAYING ANTIAIRCRAFT SUBMARINE TARGET UNDERWATER EXPLOSIVE EXPLOSIVES IMPACT DANGER RESTRICTED PROHIBITED EXCLUSION FALLING STAGE BOOSTER SPENT RECOVERY SCIENTIFIC RESEARCH SOLAR TRAINING SEARCH RESCUE SALVAGE LASER SOUNDING",
);
/** `SOUNDING ROCKETS WILL BE LAUNCHED`: what is fired, and that it is. */
const fired = set("LAUNCHED FIRED TESTED DROPPED JETTISONED RELEASED DETONATED");
const auxiliary = set("WILL BE TO ARE IS MAY SHALL BEING");
/** A bare AREA of these is a hazard; of others (WARNING AREA, FIRING AREA, LAUNCH AREA) it says only where. */
const areaOf = set("DANGER DANGEROUS RESTRICTED PROHIBITED EXCLUSION IMPACT");
const alone = set(
  "DERELICT WRECK ICEBERG ICEBERGS MINES UNLIT ADRIFT GUNNERY ROCKETRY SHOAL FIREWORKS PIRACY TSUNAMI СТРЕЛЬБЫ 火箭发射 火箭残骸 残骸 实弹射击 导弹射击 军事训练 军事演习 军事任务 军事活动",
);
/** Languages that say what it is before they say of what kind: `СТРЕЛЬБЫ РАКЕТНЫЕ`, `TIRS DE MISSILES`. */
const headsFirst = set(
  "СТРЕЛЬБЫ ПУСКИ ПУСК УЧЕНИЯ РАБОТЫ TIR TIRS LANCEMENT LANCEMENTS EXERCICE EXERCICES EJERCICIO EJERCICIOS LANZAMIENTO LANZAMIENTOS LANCAMENTO LANÇAMENTO EXERCICIO EXERCICIOS",
);
const qualities = set(
  "РАКЕТНЫЕ АРТИЛЛЕРИЙСКИЕ УЧЕБНЫЕ РАКЕТ РАКЕТЫ ПУСКИ MISSILE MISSILES FUSEE FUSEES FUSÉE FUSÉES ARTILLERIE MILITAIRES TIR TIRS TIRO COHETE COHETES MISILES MISIL FOGUETE FOGUETES MISSEIS NAVALES",
);
const ofKind = set("РАКЕТНЫЕ РАКЕТНЫХ АРТИЛЛЕРИЙСКИЕ УЧЕБНЫЕ БОЕВЫЕ ТОРПЕДНЫЕ СПЕЦИАЛЬНЫЕ");
const linking = set("И DE D' DEL DES LA LE DU CON DA DO");
const joints = set("AND OR");

/** Marks the words that it takes. */
export function hazardsOf(tokens: readonly Token[], from: number, to: number): string[] {
  const found: string[] = [];
  for (let i = from; i < to; i++) {
    const end = phraseAt(tokens, i, to);
    if (end === i) continue;
    const words = tokens.slice(i, end);
    for (const t of words) t.used = true;
    keep(found, words.map((t) => t.text).join(" "));
    i = end - 1;
  }
  return found.map((words) => words.toLowerCase());
}

/** The end of the longest phrase here, or `at`. */
function phraseAt(tokens: readonly Token[], at: number, to: number): number {
  let end = at;
  let i = at;
  for (; i < to && i < at + 6; i++) {
    const t = tokens[i];
    if (t?.kind !== "word") break;
    if (heads.has(t.text) && i > at && headFits(tokens[i - 1]?.text ?? "", t.text)) end = i + 1;
    if (!modifiers.has(t.text)) break;
  }
  if (end > at) return end;
  if (i > at && (tokens[i - 1]?.text ?? "") !== "DEBRIS") {
    let verb = i;
    while (verb < to && verb < i + 3 && auxiliary.has(tokens[verb]?.text ?? "")) verb++;
    if (verb > i && verb < to && fired.has(tokens[verb]?.text ?? "")) return verb + 1;
  }
  const t = tokens[at];
  if (t?.kind !== "word") return at;
  if (headsFirst.has(t.text)) {
    let last = at + 1;
    for (let k = at + 1; k < to && k < at + 6; k++) {
      const word = tokens[k]?.text ?? "";
      if (qualities.has(word)) last = k + 1;
      else if (!linking.has(word)) break;
    }
    if (last > at + 1) return last;
  }
  // РАКЕТНЫЕ СТРЕЛЬБЫ
  if (ofKind.has(t.text)) {
    let last = at + 1;
    while (last < to && last < at + 3 && ofKind.has(tokens[last]?.text ?? "")) last++;
    if (last < to && headsFirst.has(tokens[last]?.text ?? "")) return last + 1;
  }
  // MISSILE AND GUNNERY OPERATIONS: the first stands for itself.
  const joined =
    modifiers.has(t.text) && joints.has(tokens[at + 1]?.text ?? "") && modifiers.has(tokens[at + 2]?.text ?? "");
  return alone.has(t.text) || (joined && phraseAt(tokens, at + 2, to) > at + 3) ? at + 1 : at;
}

const headFits = (before: string, head: string): boolean =>
  head.startsWith("AREA") ? areaOf.has(before) : modifiers.has(before);

/** Not twice, nor as a part of what stands there already; of one and many, the one. */
function keep(found: string[], words: string): void {
  const many = found.indexOf(`${words}S`);
  if (many >= 0) found[many] = words;
  else if (!found.some((f) => f === words || ` ${f} `.includes(` ${words} `) || `${f}S` === words)) found.push(words);
}

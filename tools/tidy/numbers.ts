/** No number of an agreement in code: its limits, its times and its very name belong to a file under regimes/. */
import { readSource, type Source } from "./source.ts";
import { type Fault, placeOf, type Tree } from "./tree.ts";

/** The one place where a command may name the regime it uses when told of none. */
const defaults = "packages/cli/src/defaults.ts";

const duration =
  /^[+-]?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

// Limits that everybody in the field knows by heart, and so would be tempted to write down. The round ones among them are
// also widths, weights of type and milliseconds, so they are looked for only in the rooms that judge, and not where a name
// with Ms in it says what they are.
const tellTale = ["1550", "5500"];
const round = ["700", "800", "2000"];
const judging = /^packages\/(?:regime|account|outlook|watch)\/src\/|^packages\/centre\/src\/core\//;

export function numberFaults(tree: Tree): readonly Fault[] {
  const ids = [...tree.keys()].flatMap((f) => /^regimes\/([^/]+)\.ya?ml$/.exec(f)?.[1] ?? []);
  return [...tree].flatMap(([file, text]) => {
    const place = placeOf(file);
    if (place === undefined || place.test || !place.inside.startsWith("src/")) return [];
    const source = readSource(text);
    return [...literalFaults(file, source, ids), ...digitFaults(file, source)].filter((f) => !excused(source, f.line));
  });
}

function literalFaults(file: string, source: Source, ids: readonly string[]): readonly Fault[] {
  return source.literals.flatMap(({ line, text, specifier }): Fault[] => {
    if (specifier) return [];
    if (duration.test(text)) {
      const better = "let the regime file say it and its clause (or, if no agreement says it: `// tidy: reason`)";
      return [{ file, line, what: `"${text}" is a time of an agreement`, better }];
    }
    const id = ids.find((i) => text === i || text.endsWith(`${i}.yaml`) || text.endsWith(`${i}.yml`));
    if (id === undefined || file === defaults) return [];
    return [
      {
        file,
        line,
        what: `"${text}" names one agreement`,
        better: `take the regime as an argument; a default stands in ${defaults}`,
      },
    ];
  });
}

function digitFaults(file: string, source: Source): readonly Fault[] {
  const known = judging.test(file) ? [...tellTale, ...round] : tellTale;
  return source.code.flatMap((code, i) =>
    [...code.matchAll(/(?<![\w$.])\d[\d_]*(?![\w.])/g)]
      .map(([digits]) => digits)
      .filter((digits) => known.includes(digits.replaceAll("_", "")))
      .filter((digits) => tellTale.includes(digits.replaceAll("_", "")) || !/\wMs(?![a-z])/.test(code))
      .map((digits) => ({
        file,
        line: i + 1,
        what: `${digits} looks like the limit of an agreement`,
        better: "let the regime file say it and its clause (or, if it is something else: `// tidy: reason`)",
      })),
  );
}

/** `// tidy: reason` on the line, or on the line above it. A reason is at least a few words. */
function excused(source: Source, line: number): boolean {
  return [line, line - 1].some((n) => /^tidy:\s*\S.{6,}/.test(source.remarks.get(n) ?? ""));
}

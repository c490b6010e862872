/** Rules about files as such: how long one may grow, and that none tells of the machine that it was written on. */
import type { Fault, Tree } from "./tree.ts";

const linesMax = 400;
const grown = /^(?:packages\/[^/]+\/src|tools)\/.+\.(?:ts|tsx|mts|js|mjs|css)$/;

export function sizeFaults(tree: Tree): readonly Fault[] {
  return [...tree].flatMap(([file, text]) => {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    if (!grown.test(file) || lines <= linesMax) return [];
    const better = "find the second thing that it does and give that a file of its own";
    return [{ file, line: linesMax + 1, what: `${lines} lines, more than ${linesMax}`, better }];
  });
}

// An address on the web may hold a folder of such a name too, so what comes before must be something that no address has.
const machinePath = /(?<![\w.~%-])\/(?:work|root|home|Users)\/[^\s"'`)]*/;

export function machinePathFaults(tree: Tree): readonly Fault[] {
  return [...tree].flatMap(([file, text]) => {
    if (file.endsWith("package-lock.json")) return [];
    return text.split("\n").flatMap((words, i) => {
      const [path] = machinePath.exec(words) ?? [];
      if (path === undefined) return [];
      return [
        {
          file,
          line: i + 1,
          what: `${path} is a path on somebody's machine`,
          better: "write it from the root of the checkout",
        },
      ];
    });
  });
}

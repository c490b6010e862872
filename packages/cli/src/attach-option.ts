import { Option } from "commander";

/** `--attach FILE`, as often as there are files. */
export const attachOption = (): Option =>
  new Option("--attach <file>", "a file that goes with it, for its readers alone; may be said again").argParser(
    (path: string, before: readonly string[] = []): readonly string[] => [...before, path],
  );

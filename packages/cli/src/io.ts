/** What a command needs of the terminal. Data goes to standard output, words to standard error. */
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { styleText } from "node:util";

/** 0 done; 1 the answer is no; 2 bad input or usage; 3 could not be done: a peer, a disk or a service is out of reach. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Ends a command with words for standard error. */
export class Stop extends Error {
  override readonly name = "Stop";
  readonly code: ExitCode;
  constructor(code: ExitCode, words: string) {
    super(words);
    this.code = code;
  }
}

export type Style = "bold" | "dim" | "red" | "yellow" | "green";
export interface Io {
  /** Data. */
  print(text: string): void;
  /** Words for the person at the terminal. */
  say(words: string): void;
  /** The same text with a style, where the output is a terminal and NO_COLOR does not forbid it. */
  paint(style: Style, text: string): string;
  /** A file's text; `-` is standard input. */
  read(path: string): Promise<string>;
  readonly columns: number;
}

export function terminal(): Io {
  const { stdin, stdout, stderr, env } = process;
  // `comity inbox | head` closes its end when it has seen enough: that is no fault of ours.
  stdout.on("error", (e: NodeJS.ErrnoException) => process.exit(e.code === "EPIPE" ? 0 : 3));
  return {
    print: (t) => void stdout.write(`${t}\n`),
    say: (words) => void stderr.write(`${words}\n`),
    paint: (style, t) => (env.NO_COLOR ? t : styleText(style, t, { stream: stdout })),
    async read(path) {
      try {
        return path === "-" ? await text(stdin) : readFileSync(path, "utf8");
      } catch (e) {
        const isMissing = (e as NodeJS.ErrnoException).code === "ENOENT";
        throw new Stop(2, isMissing ? `there is no file ${path}` : `${path} cannot be read: ${(e as Error).message}`);
      }
    },
    columns: stdout.columns ?? 120,
  };
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** The worker beside the page, so that it stays quick: it hears an ask, computes, and hands the paths over. */
import type { Ask, AskMore, Told } from "./ask.ts";
import { type Kept, more, study } from "./compute.ts";

let kept: Kept | undefined;

/** A worker's own way to speak; the page's types know only a window's. */
const scope = self as unknown as {
  postMessage(told: Told, transfer?: Transferable[]): void;
  addEventListener(type: "message", hear: (e: MessageEvent<Ask | AskMore>) => void): void;
};

scope.addEventListener("message", ({ data }) => {
  try {
    if (data.kind === "study") {
      const found = study(data, kept);
      kept = found.kept;
      const { stockpile, deployed } = found.study.values;
      scope.postMessage(found.study, [stockpile.buffer, deployed.buffer]);
    } else if (kept !== undefined) scope.postMessage(more(data, kept));
  } catch (e) {
    scope.postMessage({ kind: "failed", id: data.id, words: e instanceof Error ? e.message : String(e) });
  }
});

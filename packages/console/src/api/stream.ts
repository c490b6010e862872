/**
 * The stream of changes: each one makes the rooms ask again for what they show. While it is down the console says so in its
 * bar, since a page that no longer hears of changes looks exactly like a calm one.
 */
import { useSyncExternalStore } from "react";
import { refresh } from "./centre.ts";

export type StreamState = "opening" | "open" | "down";

let state: StreamState = "opening";
const listeners = new Set<() => void>();

function say(next: StreamState): void {
  if (next === state) return;
  state = next;
  for (const l of listeners) l();
}

export function useStream(): StreamState {
  return useSyncExternalStore(
    (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
    () => state,
  );
}

/** Follows the stream until the signal aborts. Many changes at once, as in a replay, cost one asking. */
export async function follow(signal: AbortSignal): Promise<void> {
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      refresh();
    }, 150);
  };
  while (!signal.aborted) {
    try {
      const response = await fetch("/api/v1/events", {
        signal,
        headers: { accept: "text/event-stream", "x-comity": "1" },
      });
      if (response.status === 401) {
        // The session has ended; asking for the centre now leads to the page that says so.
        say("down");
        refresh();
        return;
      }
      if (response.ok && response.body !== null) {
        const missed = state === "down";
        say("open");
        if (missed) refresh();
        await readLines(response.body, soon);
      }
    } catch {
      if (signal.aborted) return;
    }
    say("down");
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function readLines(body: ReadableStream<Uint8Array>, onChange: () => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    rest += decoder.decode(part.value, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    if (lines.some((line) => line.startsWith("data: "))) onChange();
  }
}

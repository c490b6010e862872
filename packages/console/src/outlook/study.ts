/** The study that the page shows: asked of the worker whenever what it depends on changes. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { centre } from "../api/centre.ts";
import type { Ask, AskMore, More, Study, Told } from "./ask.ts";

/** Names and texts of the model files that this centre gives. */
export const useModels = () =>
  useQuery({
    queryKey: ["models"],
    queryFn: async () => {
      const files = await centre.models();
      return Promise.all(files.map(async (f) => [f.name, await centre.modelFile(f)] as const));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export type StudyAsk = Omit<Ask, "id" | "kind">;
export type MoreAsk = Omit<AskMore, "id" | "kind">;

export interface Studied {
  /** The last that came; of another ask while the new one is computed. */
  readonly study: Study | null;
  readonly more: More | null;
  readonly busy: boolean;
  readonly failed: string | null;
}

/** @param ask null while it is not yet known what to ask; the same object for the same ask */
export function useStudy(ask: StudyAsk | null, moreAsk: MoreAsk | null): Studied {
  const worker = useRef<Worker | null>(null);
  const asked = useRef({ study: 0, more: 0 });
  const [state, setState] = useState<Studied>({ study: null, more: null, busy: true, failed: null });

  useEffect(() => {
    const own = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.current = own;
    own.addEventListener("message", ({ data: told }: MessageEvent<Told>) => {
      setState((before) => {
        if (told.kind === "more") return told.id === asked.current.more ? { ...before, more: told } : before;
        if (told.kind === "study" && told.id < asked.current.study) return before;
        if (told.kind === "failed") return { ...before, busy: false, failed: told.words };
        return { study: told, more: before.more, busy: false, failed: null };
      });
    });
    own.addEventListener("error", (e) => setState((b) => ({ ...b, busy: false, failed: e.message || "worker" })));
    return () => own.terminate();
  }, []);

  useEffect(() => {
    if (ask === null) return;
    asked.current.study += 1;
    setState((before) => ({ ...before, busy: true, failed: null }));
    worker.current?.postMessage({ ...ask, kind: "study", id: asked.current.study } satisfies Ask);
  }, [ask]);

  const studyId = state.study?.id;
  useEffect(() => {
    if (moreAsk === null || studyId === undefined) return;
    asked.current.more += 1;
    setState((before) => ({ ...before, more: null }));
    worker.current?.postMessage({ ...moreAsk, kind: "more", id: asked.current.more } satisfies AskMore);
  }, [moreAsk, studyId]);

  return state;
}

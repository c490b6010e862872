/** The text of a regime file: highlighted, completed from the language itself, with its faults underlined. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { completionsAt, type RegimeFault } from "@comity/regime";
import { type RefObject, useEffect, useRef } from "react";
import { type Say, useWords } from "../words/index.ts";
import { mended, placeOfFault } from "./fault-place.ts";
import { yamlLook } from "./yaml-look.ts";

export interface YamlEditorProps {
  readonly start: string;
  readonly label: string;
  readonly faults: readonly RegimeFault[];
  readonly onText: (text: string) => void;
  /** The view, for those beside it who set text or move to a fault. */
  readonly view: RefObject<EditorView | null>;
}

export function YamlEditor({ start, label, faults, onText, view }: YamlEditorProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ onText, start, label, t });
  latest.current = { onText, start: latest.current.start, label, t };
  const named = useRef(new Compartment()).current;

  useEffect(() => {
    if (box.current === null) return;
    const made = new EditorView({
      parent: box.current,
      doc: latest.current.start,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        yaml(),
        yamlLook,
        autocompletion({
          override: [(context) => complete(context, latest.current.t)],
          icons: false,
          maxRenderedOptions: 60,
        }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        named.of([]),
        EditorView.updateListener.of((u) => {
          if (u.docChanged) latest.current.onText(u.state.doc.toString());
        }),
      ],
    });
    view.current = made;
    return () => {
      // What was typed is there again when the same editor is made anew.
      latest.current.start = made.state.doc.toString();
      made.destroy();
      view.current = null;
    };
  }, [view, named]);

  useEffect(() => {
    const attributes = { "aria-label": label, spellcheck: "false", autocapitalize: "off", translate: "no" };
    view.current?.dispatch({
      effects: named.reconfigure([
        EditorView.contentAttributes.of(attributes),
        EditorState.phrases.of({ Completions: t("regime.write.completions") }),
      ]),
    });
  }, [view, named, label, t]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const text = editor.state.doc.toString();
    editor.dispatch(
      setDiagnostics(
        editor.state,
        faults.map((f) => {
          const place = placeOfFault(text, f);
          const change = mended(text, f);
          return {
            ...place,
            severity: "error" as const,
            message: f.message,
            ...(change === null
              ? {}
              : {
                  actions: [
                    {
                      name: t("regime.write.replace", { word: f.nearest ?? "" }),
                      apply: (v: EditorView, from: number, to: number) =>
                        v.dispatch({ changes: { from, to, insert: change.insert } }),
                    },
                  ],
                }),
          };
        }),
      ),
    );
  }, [view, faults, t]);

  return <div ref={box} className="yaml" />;
}

function complete(context: CompletionContext, t: Say): CompletionResult | null {
  const found = completionsAt(context.state.doc.toString(), context.pos);
  if (found.options.length === 0 || (found.from === context.pos && !context.explicit)) return null;
  const ahead = context.state.doc.sliceString(context.pos, context.pos + 1);
  return {
    from: found.from,
    validFor: /^[\w-]*$/,
    options: found.options.map((o) => ({
      label: o.word,
      // A word that is written first gets its colon; one that has it keeps it.
      apply: o.kind === "word" && ahead !== ":" ? `${o.word}: ` : o.word,
      ...(o.needed ? { detail: t("regime.write.needed"), boost: 1 } : {}),
      ...(o.about === "" ? {} : { info: o.about }),
    })),
  };
}

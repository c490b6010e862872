/** A place: typed, pasted from a sea warning, or drawn on the globe; whichever way, it is this text that one reads and mends. */
import { useEffect, useState } from "react";
import { Act } from "../parts/bits.tsx";
import { comma, useWords } from "../words/index.ts";
import { TypedField } from "./controls.tsx";
import type { FieldProps } from "./field.tsx";
import { useForm } from "./form-context.ts";
import { drawable, placeOf } from "./pen.ts";
import { cornersOf, kmBetween, placeText, type ReadPlace, readPlace, shapeOf } from "./place-text.ts";
import { FieldHead } from "./said.tsx";

export function PlaceField({ field, path, value, onChange }: FieldProps) {
  const { t, pick, language } = useWords();
  const form = useForm();
  const [read, setRead] = useState<ReadPlace | null>(null);
  const [given, setGiven] = useState<{ text: string; n: number }>();
  useEffect(() => {
    void import("../style/mono.ts");
  }, []);

  function take(text: string): void {
    if (text.trim() === "") {
      setRead(null);
      onChange(undefined);
      return;
    }
    const now = readPlace(text);
    setRead(now);
    onChange(now.ok ? now.place : text);
  }

  // What the pen has drawn so far becomes this field's text as soon as it is a whole shape.
  const drawn = form.drawn?.path === path ? form.drawn : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new stroke of the pen writes into the field
  useEffect(() => {
    const place = drawn === null ? null : placeOf(drawn, kmBetween);
    if (place === null) return;
    const text = placeText(place);
    setGiven((g) => ({ text, n: (g?.n ?? 0) + 1 }));
    take(text);
    form.touch(path);
  }, [drawn]);

  const shapes = drawable(field.shapes);
  return (
    <div className="field">
      <TypedField
        path={path}
        head={<FieldHead field={field} />}
        label={pick(field.label)}
        start={placeText(value)}
        given={given}
        mono
        rows={2}
        placeholder={placeholder(field.shapes)}
        onText={take}
        after={
          <small>
            {read === null
              ? field.shapes.map((s) => t(`shape.${s}`)).join(comma(language))
              : read.ok
                ? t("field.readAs", {
                    shape: t(`shape.read.${shapeOf(read.place)}`, { count: cornersOf(read.place) }),
                  })
                : ""}
          </small>
        }
      />
      {read !== null && !read.ok && (
        <span className="said fail">
          <span>
            {t("field.notAPlace")} <span lang="en">{read.why}.</span>
          </span>
        </span>
      )}
      {!form.readOnly && form.canDraw !== false && shapes.length > 0 && (
        <div className="row">
          {drawn === null ? (
            shapes.map((s) => (
              <Act
                key={s}
                small
                aria-label={`${t(`field.draw.${s}`)}: ${pick(field.label)}`}
                onPress={() => form.startDrawing(path, s)}
              >
                {t(`field.draw.${s}`)}
              </Act>
            ))
          ) : (
            <Act small onPress={form.stopDrawing}>
              {t("act.stopDrawing")}
            </Act>
          )}
        </div>
      )}
    </div>
  );
}

const placeholder = (shapes: readonly string[]): string =>
  shapes.includes("point")
    ? "47-39.00N 004-01.00W"
    : shapes.includes("circle")
      ? "37-35.15N 045-40.37W, radius 150 NM"
      : shapes.includes("named-water")
        ? "Barents Sea"
        : "site: Plesetsk";

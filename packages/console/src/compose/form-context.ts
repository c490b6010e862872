/** What every field of the form needs to know, whatever its depth. */
import { createContext, useContext } from "react";
import type { Check } from "../api/centre.ts";
import type { Drawn, Shape } from "./pen.ts";

export interface FormContext {
  readonly checks: readonly Check[];
  readonly readOnly: boolean;
  /** The language of the sender's own words. */
  readonly language: string;
  /** Faults wait until an officer has been at a field: a form just opened is not wrong, it is empty. */
  wasTouched(path: string): boolean;
  touch(path: string): void;
  /** False where no globe stands beside the form. */
  readonly canDraw?: boolean;
  readonly drawn: Drawn | null;
  startDrawing(path: string, shape: Shape): void;
  stopDrawing(): void;
}

export const Form = createContext<FormContext | null>(null);

export function useForm(): FormContext {
  const form = useContext(Form);
  if (form === null) throw new Error("a field stands outside a form");
  return form;
}

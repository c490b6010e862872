/** Which questions stand beside a form: of what is typed now, with the answers that were given to the draft. */
import type { Check, Question } from "../api/centre.ts";

/** The centre's questions about the form as it is typed know of no answers; those of the kept draft do. */
export function withAnswers(typed: readonly Question[], kept: readonly Question[]): readonly Question[] {
  return typed.map((q) => {
    const same = kept.find((k) => k.key === q.key && sameNumbers(k.numbers, q.numbers));
    return same === undefined ? q : { ...q, answered: same.answered };
  });
}
const sameNumbers = (a: Question["numbers"], b: Question["numbers"]): boolean =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

/** A heading that differs is both a check and a question with its numbers: it is shown once, as the question. */
export function notAskedTwice(checks: readonly Check[], questions: readonly Question[]): readonly Check[] {
  return checks.filter((c) => c.result !== "look" || !questions.some((q) => q.id === c.id && q.field === c.field));
}

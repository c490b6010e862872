import { expect, test } from "vitest";
import type { Check, Question } from "../api/centre.ts";
import { notAskedTwice, withAnswers } from "./asked.ts";

const message = { en: "?", fr: "?", ru: "?", zh: "?" };
const question = (over: Partial<Question> = {}): Question => ({
  key: "heading@azimuth",
  id: "heading",
  field: "azimuth",
  numbers: { saidDeg: 173 },
  message,
  answered: null,
  ...over,
});
const answered = { by: "A. Moreau", at: "2026-11-24T03:00:00.000Z", reason: "the dog-leg is meant" };

test("an answer stands beside the question as it was put, and not beside other numbers", () => {
  const kept = [question({ answered })];
  expect(withAnswers([question()], kept)[0]?.answered).toEqual(answered);
  expect(withAnswers([question({ numbers: { saidDeg: 90 } })], kept)[0]?.answered).toBeNull();
  expect(withAnswers([question({ key: "range@impact-area.0" })], kept)[0]?.answered).toBeNull();
});

test("what is asked is not checked a second time; what must be mended still is", () => {
  const look: Check = { id: "heading", result: "look", field: "azimuth", message };
  const fail: Check = { ...look, result: "fail" };
  expect(notAskedTwice([look, fail], [question()])).toEqual([fail]);
  expect(notAskedTwice([look], [])).toEqual([look]);
});

import { expect, it } from "vitest";
import { lookAlike } from "./look-alike.ts";

it("names the scripts of a word in the reader's language, and leaves the word and other marks alone", () => {
  expect(lookAlike("“раypal” Latin + Cyrillic", "en")).toBe("“раypal” Latin + Cyrillic");
  expect(lookAlike("“раypal” Latin + Cyrillic", "ru")).toBe("“раypal” латиница + кириллица");
  expect(lookAlike("“раypal” Latin + Cyrillic", "zh")).toBe("“раypal” 拉丁文 + 西里尔文");
  expect(lookAlike("U+202E", "fr")).toBe("U+202E");
  expect(lookAlike("“Latin” Latin + Greek", "fr")).toBe("“Latin” latin + grec");
});

import { describe, expect, it } from "vitest";
import { spoken } from "../words/languages.ts";
import { nameOf } from "./keys.ts";
import { matches } from "./match.ts";
import {
  correctPath,
  draftPath,
  followUpPath,
  limitsPath,
  linePath,
  messagePath,
  readRoute,
  rowPath,
} from "./route.ts";

const press = (key: string, code = "", over: Partial<KeyboardEvent> = {}) =>
  nameOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...over });

describe("addresses", () => {
  it("hold the room and the item", () => {
    expect(readRoute("/")).toMatchObject({ room: "desk", id: null });
    expect(readRoute(messagePath("CN-2026-0412"))).toMatchObject({ room: "messages", id: "CN-2026-0412" });
    expect(readRoute(draftPath("ab"))).toMatchObject({ room: "compose", id: "ab" });
    expect(readRoute("/globe?show=x").search.get("show")).toBe("x");
    expect(readRoute("/messages/a/b")).toMatchObject({ room: "none" });
    expect(readRoute(rowPath("stockpiles", 12))).toMatchObject({ room: "holdings", id: "stockpiles/12", part: "row" });
    expect(readRoute(limitsPath("x-y"))).toMatchObject({ room: "limits", id: "x-y", part: null });
    expect(readRoute("/holdings/row/a")).toMatchObject({ room: "none" });
    expect(readRoute(linePath("a/b/CN,US", "c1")).search.get("line")).toBe("a/b/CN,US");
    expect(readRoute("/nowhere")).toMatchObject({ room: "none" });
  });
  it("say what a new item speaks of", () => {
    expect(readRoute(followUpPath("x y", "launched")).search.get("about")).toBe("x y");
    expect(readRoute(correctPath("x")).search.get("correct")).toBe("x");
  });
});

describe("keys", () => {
  it("go by their place where the layout is not Latin", () => {
    expect(press("a", "KeyA")).toBe("a");
    expect(press("ф", "KeyA")).toBe("a");
    expect(press("?", "Slash")).toBe("?");
    expect(press("F2", "F2")).toBe("F2");
  });
  it("know the two commands", () => {
    expect(press("k", "KeyK", { ctrlKey: true })).toBe("mod+k");
    expect(press("л", "KeyK", { metaKey: true })).toBe("mod+k");
    expect(press("Enter", "Enter", { ctrlKey: true })).toBe("mod+Enter");
    expect(press("c", "KeyC", { ctrlKey: true })).toBeNull();
    expect(press("a", "KeyA", { altKey: true })).toBeNull();
  });
});

describe("finding", () => {
  it("matches the beginnings of words, without accents or case, in any language", () => {
    expect(matches("reglage ecran", "Réglages de l’écran")).toBe(true);
    expect(matches("подтв", "Подтвердить получение")).toBe(true);
    expect(matches("确认", "向中国确认收到")).toBe(true);
    expect(matches("0412", "CN-2026-0412")).toBe(true);
    expect(matches("ledge", "Acknowledge")).toBe(false);
    expect(matches("", "anything")).toBe(true);
  });
});

describe("languages", () => {
  it("takes the reader's first that we speak", () => {
    expect(spoken(["de-DE", "zh-TW", "en"])).toBe("zh");
    expect(spoken(["de"])).toBe("en");
  });
});

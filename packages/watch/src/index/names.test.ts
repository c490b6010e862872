import { expect, test } from "vitest";
import { Names } from "./names.ts";

test("it keeps what a map keeps, while ids come and go", () => {
  const ids: string[] = [];
  const names = new Names((n) => ids[n] as string);
  const map = new Map<string, number>();
  for (let i = 0; i < 40_000; i++) {
    const id = `id-${(i * 7919) % 9_000}`;
    if (i % 3 === 2) {
      names.delete(id);
      map.delete(id);
    } else {
      ids[i] = id;
      names.set(id, i);
      map.set(id, i);
    }
  }
  for (let i = 0; i < 9_000; i++) expect(names.get(`id-${i}`)).toBe(map.get(`id-${i}`));
});

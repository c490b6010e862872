import type { Node } from "yaml";
import { checkCondition, namesNothing } from "../condition.ts";
import type { Scene } from "../grammar/shape.ts";
import { type Clock, celNodes } from "../language/common.ts";
import { allPaths, findPath, namesMoment } from "../paths.ts";
import { brokenFields } from "../read-fields.ts";
import type { Condition, FieldSpec } from "../types.ts";

type Specs = ReadonlyMap<string, FieldSpec>;

/** Moments that every rule may name: what happened in the instrument's life. */
export const lifeMoments = ["signed", "opened", "ratified", "in-force", "expired"] as const;

/**
 * What the second reading knows: all names of the file. It finds what the first could not: a name that leads nowhere, a
 * condition that asks for a field that is not there, a clock that counts from no moment.
 */
export interface Names {
  readonly parties: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** Rules by name. */
  readonly rules: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
  /** Which kinds of events its life has. */
  readonly life: ReadonlySet<string>;
}

export class Resolver {
  readonly x: Scene;
  readonly names: Names;
  constructor(x: Scene, names: Names) {
    this.x = x;
    this.names = names;
  }

  /** Where a word of a mapping stands: its value, else its key, else the mapping. */
  at(of: object, word?: string): Node | null {
    const found = this.x.words.get(of);
    if (found === undefined) return null;
    return word === undefined ? found.at : (found.value(word) ?? found.key(word));
  }
  fault(
    of: object,
    word: string | undefined,
    message: string,
    extra: { expected?: string; nearest?: string } = {},
  ): void {
    this.x.r.fault(this.at(of, word), message, extra);
  }

  /** One of several nodes in a list, or the single value. */
  nodeOf(of: object, word: string, i: number): Node | null {
    const node = this.at(of, word);
    const items =
      node !== null && "items" in node ? (node as unknown as { items: readonly unknown[] }).items : undefined;
    const item = items?.[i];
    return item !== null && typeof item === "object" && item !== undefined && "range" in item && !("key" in item)
      ? (item as Node)
      : node;
  }

  /** Parties, groups and bodies, and what else the place allows. */
  who(of: object, word: string, named: readonly string[] | undefined, also: readonly string[] = []): void {
    const { parties, groups, bodies } = this.names;
    for (const [i, one] of (named ?? []).entries()) {
      if (one === "all" || also.includes(one) || parties.has(one) || groups.has(one) || bodies.has(one)) continue;
      this.x.r.unknown(this.nodeOf(of, word, i), one, "a party, group or body of this file", [
        ...parties,
        ...groups,
        ...bodies,
        "all",
        ...also,
      ]);
    }
  }
  parties(of: object, word: string, named: readonly string[] | undefined): void {
    for (const [i, one] of (named ?? []).entries())
      if (!this.names.parties.has(one))
        this.x.r.unknown(this.nodeOf(of, word, i), one, "a party of this regime", [...this.names.parties]);
  }
  duties(of: object, word: string, named: readonly string[] | undefined): void {
    const known = [...this.names.rules, ...this.names.families];
    for (const [i, one] of (named ?? []).entries())
      if (!known.includes(one)) this.x.r.unknown(this.nodeOf(of, word, i), one, "a rule of this file", known);
  }
  rule(of: object, word: string, named: string | undefined, known: Iterable<string>, what: string): void {
    const all = [...known];
    if (named !== undefined && !all.includes(named)) this.x.r.unknown(this.at(of, word), named, what, all);
  }

  /** A moment that a clock counts from: a field that holds a time, a day, or one of the words. */
  moment(of: object, word: string, path: string | undefined, fields: Specs, words: readonly string[]): void {
    if (path === undefined || /^\d{4}-/.test(path)) return;
    const found = findPath(fields, path);
    if (found === undefined) {
      if (words.includes(path)) {
        this.#placed(of, word, path);
        return;
      }
      if (brokenFields.get(fields)?.has(path.split(".")[0] ?? "") === true) return;
      this.x.r.unknown(this.at(of, word), path, "a field that holds a time", [...momentsOf(fields), ...words]);
    } else if (!namesMoment(found)) {
      const holds = found.many ? "several values" : `a value of type ${found.spec.type}`;
      const moments = momentsOf(fields);
      this.fault(of, word, `"${path}" holds ${holds}, not one time`, {
        expected: moments.join(", ") || "an instant, a day, or an end of an interval",
      });
    }
  }
  /** What must have come before entry into force, in a life that has the one and not the other, is never placed. */
  #placed(of: object, word: string, path: string): void {
    const { life } = this.names;
    const later = path === "ratified" ? ["in-force"] : ["in-force", "ratified", "acceded"];
    if (!["signed", "opened", "ratified"].includes(path) || life.has(path) || !later.some((e) => life.has(e))) return;
    this.fault(of, word, `its life has no event "${path}" to count from`, {
      expected: `{ on: …, event: ${path}, source: … } under life`,
    });
  }
  clocks(all: readonly Clock[] | undefined, fields: Specs, words: readonly string[]): void {
    for (const clock of all ?? []) {
      for (const word of ["before", "after"] as const) this.moment(clock, word, clock[word], fields, words);
      if (clock.atLeast !== undefined && clock.atMost !== undefined && longer(clock.atLeast, clock.atMost))
        this.fault(
          clock,
          "at-most",
          `no notification can be at least ${clock.atLeast.text} and at most ${clock.atMost.text} ahead`,
        );
    }
  }

  condition(condition: Condition | undefined, fields: Specs, want: "bool" | "number" = "bool"): void {
    const node = condition === undefined ? undefined : celNodes.get(condition);
    if (condition === undefined || node === undefined) return;
    const broken = brokenFields.get(fields);
    const { length } = this.x.r.faults;
    for (const { offset, message, expected, nearest } of checkCondition(condition.cel, fields, want)) {
      const named = /^"([^"]+)" is not a field/.exec(message)?.[1];
      if (named !== undefined && broken?.has(named.replaceAll("_", "-")) === true) continue;
      this.x.r.fault(this.x.r.offsetIn(node, condition.cel, offset), message, {
        ...(expected === undefined ? {} : { expected }),
        ...(nearest === undefined ? {} : { nearest }),
      });
    }
    if (want === "bool" && this.x.r.faults.length === length && namesNothing(condition.cel, fields))
      this.x.r.fault(node, "this names no field: it is always the same; leave it out, or say of what it speaks");
  }
  /** A field, and optionally of which type. */
  field(of: object, word: string, path: string | undefined, fields: Specs, type?: FieldSpec["type"], i = 0): void {
    if (path === undefined) return;
    const found = findPath(fields, path);
    if (found !== undefined && (type === undefined || found.spec.type === type)) return;
    if (brokenFields.get(fields)?.has(path.split(".")[0] ?? "") === true) return;
    const fit = allPaths(fields).filter(
      (p) => type === undefined || (findPath(fields, p)?.spec.type === type && findPath(fields, p)?.end === undefined),
    );
    this.x.r.unknown(
      this.nodeOf(of, word, i),
      path,
      type === undefined ? "a field here" : `a field of type ${type} here`,
      fit,
    );
  }
}

const longer = (a: { ms: number; months: number }, b: { ms: number; months: number }): boolean =>
  a.ms + a.months * 30.44 * 86_400_000 > b.ms + b.months * 30.44 * 86_400_000;

export const momentsOf = (fields: Specs): readonly string[] =>
  allPaths(fields).filter((p) => {
    const at = findPath(fields, p);
    return at !== undefined && namesMoment(at);
  });

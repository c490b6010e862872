/** The same expressions run by the library's own evaluator, to hold ours against. */
import { CelScalar, celEnv, celFunc, isCelError, isCelList, parse, plan } from "@bufbuild/cel";
import { create } from "@bufbuild/protobuf";
import { isReflectMessage } from "@bufbuild/protobuf/reflect";
import { type Duration, DurationSchema, type Timestamp, TimestampSchema } from "@bufbuild/protobuf/wkt";
import { CelDuration, CelTime, type CelValues } from "../cel.ts";
import type { Expr } from "../cel-types.ts";
import { sectorOf } from "../cel-words.ts";

const environment = celEnv({
  funcs: [celFunc("sector", [CelScalar.DOUBLE], CelScalar.STRING, (bearing) => sectorOf(bearing) ?? fail())],
});

const fail = (): never => {
  throw new Error("no bearing");
};

/** Undefined for the library's errors. */
export function oracle(cel: string, values: CelValues): unknown {
  const run = plan(environment, doubled(parse(cel).expr));
  return toOurs(
    run(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toTheirs(value)])) as never),
  );
}

/**
 * The same expression with every whole number as a double and every size as a double, so that fields (doubles), literals and
 * counts mix. The library's own integers are BigInt and refuse `a + 1` for a double `a`.
 */
function doubled(expr: Expr): Expr {
  const visit = (e: Expr | undefined): void => {
    if (e === undefined) return;
    const kind = e.exprKind;
    if (kind.case === "constExpr") {
      const constant = kind.value.constantKind;
      if (constant.case === "int64Value" || constant.case === "uint64Value")
        kind.value.constantKind = { case: "doubleValue", value: Number(constant.value) };
    }
    if (kind.case === "selectExpr") visit(kind.value.operand);
    if (kind.case === "listExpr") kind.value.elements.forEach(visit);
    if (kind.case === "structExpr") for (const entry of kind.value.entries) visit(entry.value);
    if (kind.case === "comprehensionExpr") {
      const { iterRange, accuInit, loopCondition, loopStep, result } = kind.value;
      for (const part of [iterRange, accuInit, loopCondition, loopStep, result]) visit(part);
    }
    if (kind.case !== "callExpr") return;
    for (const part of [kind.value.target, ...kind.value.args]) visit(part);
    if (kind.value.function !== "size") return;
    const inner = structuredClone(e);
    kind.value.function = "double";
    delete kind.value.target;
    kind.value.args = [inner];
  };
  const copy = structuredClone(expr);
  visit(copy);
  return copy;
}

function toTheirs(value: unknown): unknown {
  if (value instanceof CelTime) return create(TimestampSchema, { seconds: BigInt(value.seconds), nanos: value.nanos });
  if (value instanceof CelDuration) return theirDuration(value);
  if (Array.isArray(value)) return value.map(toTheirs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, toTheirs(held)]));
}
/** Theirs has seconds and nanoseconds of one sign. */
function theirDuration({ seconds, nanos }: CelDuration): Duration {
  const minus = seconds < 0 && nanos > 0;
  return create(DurationSchema, { seconds: BigInt(minus ? seconds + 1 : seconds), nanos: minus ? nanos - 1e9 : nanos });
}

function toOurs(value: unknown): unknown {
  if (value === undefined || isCelError(value)) return undefined;
  if (isCelList(value)) return [...value].map(toOurs);
  if (!isReflectMessage(value)) return value;
  const { $typeName, seconds, nanos } = value.message as Timestamp | Duration;
  if ($typeName === "google.protobuf.Timestamp") return new CelTime(Number(seconds), nanos);
  return nanos < 0 ? new CelDuration(Number(seconds) - 1, nanos + 1e9) : new CelDuration(Number(seconds), nanos);
}

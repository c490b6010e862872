/** What went wrong, as RFC 9457 problem details. This is the one place that maps kinds of trouble to HTTP status. */
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Draft, Problem } from "../api/schemas.ts";
import type { Answer } from "../core/acts.ts";
import { BrokenJson } from "./json.ts";

const kinds = {
  "bad-input": { status: 400, title: "The request cannot be read" },
  "not-signed-in": { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "wrong-state": { status: 409, title: "Not possible as it stands" },
  "too-large": { status: 413, title: "Too large" },
  "not-json": { status: 415, title: "Not JSON" },
  misdirected: { status: 421, title: "Not an address of this centre" },
  checks: { status: 422, title: "A check fails" },
  "too-many": { status: 429, title: "Too many requests" },
  unexpected: { status: 500, title: "Something went wrong in this centre" },
  unreachable: { status: 502, title: "Another service does not answer" },
  halted: { status: 503, title: "This centre has stopped" },
} as const;
export type ProblemKind = keyof typeof kinds;
export const problemKinds = Object.entries(kinds).map(([kind, words]) => ({ kind, ...words }));

type More = Pick<Problem, "clause" | "faults" | "draft">;

export function problem(kind: ProblemKind, detail: string, more: More = {}): Problem {
  const { status, title } = kinds[kind];
  return { type: `urn:comity:problem:${kind}`, title, status, detail, ...more };
}

/** Thrown by handlers and caught in one place. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;
  constructor(kind: ProblemKind, detail: string, more: More & { readonly retryAfterSeconds?: number } = {}) {
    super(detail);
    const { retryAfterSeconds, ...rest } = more;
    this.problem = problem(kind, detail, rest);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function troubleFromAnswer(no: Extract<Answer, { kind: "no" }>, kept: Draft | undefined): Trouble {
  return new Trouble(no.why, no.detail, {
    ...(no.clause === undefined ? {} : { clause: no.clause }),
    ...(no.faults === undefined ? {} : { faults: no.faults.map((f) => ({ ...f })) }),
    ...(kept === undefined ? {} : { draft: kept }),
  });
}

/** Any error that a request ended in. Whatever we did not foresee is dull outside; the log has it in full. */
export function problemFromError(error: unknown, halted: string | undefined): Problem {
  if (error instanceof Trouble) return error.problem;
  if (error instanceof BrokenJson) {
    return problem("bad-input", error.message, { faults: [{ at: error.at, message: error.what }] });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map((v) => ({
      at: pathOf(v.instancePath),
      message: plainer(v.message),
    }));
    const where = error.validationContext === "body" ? "body" : "address";
    const said = faults.map((f) => (f.at === "" ? f.message : `${f.at}: ${f.message}`)).join("; ");
    return problem("bad-input", `the ${where} of the request is not as it should be. ${said}`, { faults });
  }
  if (!(error instanceof Error)) return unexpected;
  if (error.name === "Halted") return problem("halted", halted ?? error.message);
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return problem(
        "too-large",
        "the body is larger than 1 MiB, the most that this centre reads",
      );
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return problem("not-json", "send the body as JSON, with the header content-type: application/json");
  }
  const isTheirs = typeof statusCode === "number" && statusCode >= 400 && statusCode < 500;
  return isTheirs ? problem("bad-input", error.message) : unexpected;
}

/** `Invalid input: expected string, received undefined` for someone who has not read our schemas. */
function plainer(message = "is not as it should be"): string {
  if (message.endsWith("received undefined")) return "is missing";
  const words = message.replace(/^Invalid (?:input|option|string): /, "");
  return words.replace("must match pattern /^[A-Z]{2}$/", "must be two capital letters (ISO 3166-1)");
}

const unexpected = problem("unexpected", "this centre could not answer; its log says why");

/** `/to/0` as the checks write it: `to.0`. */
function pathOf(pointer: string): string {
  return pointer.replace(/^\//, "").replaceAll("/", ".");
}

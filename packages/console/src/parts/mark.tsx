/** Marks: sixteen pixels in the colour of the text, and always a word beside them, on the page or, as `word`, for screen readers. */
import type { ReactNode } from "react";

export type MarkName =
  | "later"
  | "soon"
  | "late"
  | "done"
  | "look"
  | "unknown"
  | "none"
  | "answers"
  | "silent"
  | "down"
  | "sent"
  | "draft"
  | "disputed"
  | "frozen"
  | "declined"
  | "provisional"
  | "pledged";

const ink: Partial<Record<MarkName, string>> = {
  later: "quiet",
  soon: "soon",
  late: "late",
  look: "soon",
  none: "quiet",
  answers: "ink",
  silent: "soon",
  down: "late",
  disputed: "ink",
  frozen: "ink",
  declined: "ink",
  draft: "quiet",
};

const drawn: Record<MarkName, ReactNode> = {
  later: <circle cx="8" cy="8" r="5.5" />,
  soon: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path className="f" d="M8 2.5A5.5 5.5 0 0 1 8 13.5Z" />
    </>
  ),
  late: (
    <>
      <path className="f" d="M8 .3 15.7 8 8 15.7.3 8Z" />
      <path className="k" d="M8 4.2v4.6M8 10.4v1.6" />
    </>
  ),
  done: <path d="m3 8.5 3.4 3.4L13.2 4.6" />,
  look: (
    <>
      <path d="M8 1.8 15 14H1Z" strokeLinejoin="round" />
      <path d="M8 6.2v3.6M8 11.2v1.3" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M6 6.4c0-2.6 4-2.5 4-.1C10 8 8 7.8 8 9.4M8 10.9v1.4" />
    </>
  ),
  none: <path d="M3 8h10" />,
  answers: <circle className="f" cx="8" cy="8" r="4.4" />,
  silent: <circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" />,
  down: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" />
      <path d="m5 5 6 6M11 5l-6 6" strokeWidth="2" />
    </>
  ),
  sent: <path d="M2 8h11M9 4l4 4-4 4" />,
  draft: <path d="M3 4h10M3 8h10M3 12h6" />,
  disputed: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8v12.4M3.3 4 8 8.6M2 7l6 6M5.6 2.3 8 4.6" strokeWidth="1.2" />
    </>
  ),
  frozen: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" />
      <path d="M6 5v6M10 5v6" />
    </>
  ),
  declined: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M3.8 12.2 12.2 3.8" />
    </>
  ),
  provisional: <circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" />,
  pledged: (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" />
      <circle className="f" cx="8" cy="8" r="2.2" />
    </>
  ),
};

export function Mark({ name, word }: { readonly name: MarkName; readonly word?: string }) {
  return (
    <svg
      className={`m ${ink[name] ?? ""}`}
      viewBox="0 0 16 16"
      role="img"
      aria-hidden={word === undefined}
      aria-label={word}
    >
      {drawn[name]}
    </svg>
  );
}

export function Chevron() {
  return (
    <svg className="m quiet" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m4 6 4 4 4-4" />
    </svg>
  );
}

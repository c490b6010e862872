/** A little XML: elements with attributes and text, escaped; what XML cannot hold is replaced. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: string | readonly Xml[];
}
export const element = (
  name: string,
  inside: string | readonly Xml[],
  attributes: Readonly<Record<string, string>> = {},
): Xml => ({ name, attributes, inside });

export const xmlText = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}\n`;

function written({ name, attributes, inside }: Xml, indent: string): string {
  const head = `${name}${Object.entries(attributes)
    .map(([k, v]) => ` ${k}="${escaped(v)}"`)
    .join("")}`;
  if (typeof inside === "string") return `${indent}<${head}>${escaped(inside)}</${name}>`;
  if (inside.length === 0) return `${indent}<${head}/>`;
  return `${indent}<${head}>\n${inside.map((x) => written(x, `${indent}  `)).join("\n")}\n${indent}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// XML 1.0 has no way to write control characters, U+FFFE, U+FFFF or half a surrogate pair.
const forbidden = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;
export const escaped = (text: string): string =>
  text.replace(forbidden, "\ufffd").replace(/[&<>"]/g, (c) => entities[c] ?? c);

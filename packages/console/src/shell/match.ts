/** Every word that was typed begins a word of the text, accents and case aside; Chinese, written without spaces, matches anywhere. */
export function matches(typed: string, text: string): boolean {
  const hay = plain(text);
  return plain(typed)
    .split(/\s+/)
    .filter((w) => w !== "")
    .every((w) => (/\p{Script=Han}/u.test(w) ? hay.includes(w) : ` ${hay}`.includes(` ${w}`) || hay.includes(`-${w}`)));
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, " ");
}

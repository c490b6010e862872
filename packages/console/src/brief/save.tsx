/** The page's twins: the same sentences as a file of HTML or JSON. */
import type { Brief } from "@comity/brief";
import { Act } from "../parts/bits.tsx";

export function TwinButtons({ page, html }: { readonly page: Brief; readonly html: string }) {
  const name = `state-of-play-${page.on}`;
  const json = (): string =>
    JSON.stringify({ ...page, sections: undefined, sentences: page.sections.flatMap((s) => s.sentences) }, null, 2);
  return (
    <>
      <Act onPress={() => save(`${name}.html`, "text/html", html)}>HTML</Act>
      <Act onPress={() => save(`${name}.json`, "application/json", json())}>JSON</Act>
    </>
  );
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

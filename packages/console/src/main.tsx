/** The web console of a national centre: it asks the centre, draws the answer, and decides nothing about rules itself. */
import "./style/index.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { queries } from "./api/centre.ts";
import { follow } from "./api/stream.ts";
import { App } from "./app.tsx";
import { startKeys } from "./shell/keys.ts";
import { go } from "./shell/route.ts";
import { pageAfterSeat } from "./shell/seats.tsx";
import { locales, startWords, useWords } from "./words/index.ts";

function Console() {
  const { language } = useWords();
  return (
    <I18nProvider locale={locales[language]}>
      <RouterProvider navigate={(to) => go(to)}>
        <App />
      </RouterProvider>
    </I18nProvider>
  );
}

const root = document.getElementById("root");
if (root !== null) {
  await startWords();
  const back = pageAfterSeat();
  if (back !== null) go(back, { replace: true });
  startKeys();
  void follow(new AbortController().signal);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Console />
      </QueryClientProvider>
    </StrictMode>,
  );
}

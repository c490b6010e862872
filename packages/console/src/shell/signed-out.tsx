/** No session: what to do about it. */
import { useWords } from "../words/index.ts";

export function SignedOut() {
  const { t } = useWords();
  return (
    <main>
      <section className="lead">
        <h1>Comity</h1>
        <p>{t("signedOut.title")}</p>
        <span className="why">{t("signedOut.next")}</span>
        <span className="acts">
          <a className="btn" href="/sign-in">
            {t("signedOut.way")}
          </a>
        </span>
      </section>
    </main>
  );
}

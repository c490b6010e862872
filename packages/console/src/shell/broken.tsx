/** A room that could not be shown says so and offers the way on; the frame around it, with its alarms, stays. */
import { Component, type ReactNode } from "react";
import { Act } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";

function Broken({ reason }: { readonly reason: string }) {
  const { t } = useWords();
  return (
    <section className="lead" role="alert">
      <h1>{t("broken.head")}</h1>
      <p>{t("broken.title")}</p>
      <span className="why">
        {t("broken.next")} <span lang="en">{reason}</span>
      </span>
      <div className="acts">
        <Act onPress={() => location.reload()}>{t("broken.again")}</Act>
      </div>
    </section>
  );
}

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly reason: string | null;
}
/** React catches what a room throws only in a class. */
export class Unbroken extends Component<Props, State> {
  override readonly state: State = { reason: null };
  static getDerivedStateFromError(e: unknown): State {
    return { reason: e instanceof Error ? e.message : String(e) };
  }
  override render(): ReactNode {
    return this.state.reason === null ? this.props.children : <Broken reason={this.state.reason} />;
  }
}

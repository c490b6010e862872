/** Asks before what cannot be taken back, by naming what will happen and to whom. */
import { type ReactNode, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { refresh } from "../api/centre.ts";
import { announce } from "../shell/announce.tsx";
import { useWords } from "../words/index.ts";
import { Act, Problem } from "./bits.tsx";

export interface AskProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly act: string;
  /** Does the thing; what it throws is shown and the question stays open. */
  readonly onAct: () => Promise<unknown>;
  readonly onClose: () => void;
  /** Said aloud to a screen reader when it is done. */
  readonly done: string;
  readonly disabled?: boolean;
  readonly cap?: string;
}

export function Ask({ title, children, act, onAct, onClose, done, disabled, cap }: AskProps) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await onAct();
      announce(done);
      refresh();
      onClose();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Float onClose={onClose} title={title} alert>
      {children}
      <Problem error={error} />
      <div className="acts">
        <Act onPress={onClose}>{t("act.notNow")}</Act>
        <Act go autoFocus isDisabled={busy || disabled === true} onPress={() => void run()} {...(cap ? { cap } : {})}>
          {act}
        </Act>
      </div>
    </Float>
  );
}

/** A dialog over the page; Escape or a press beside it closes it. */
export function Float(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  readonly alert?: boolean;
}) {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && props.onClose()}>
      <Modal className={`modal${props.wide ? " wide" : ""}`}>
        <Dialog role={props.alert ? "alertdialog" : "dialog"}>
          <Heading slot="title">{props.title}</Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

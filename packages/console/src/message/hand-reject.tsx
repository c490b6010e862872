/** The second officer does not find it in the evidence, and says why. */
import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Act } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";

export function HandReject({ reject }: { readonly reject: (reason: string) => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) return <Act onPress={() => setReason("")}>{t("hand.reject")}</Act>;
  return (
    <span className="row">
      <TextField value={reason} onChange={setReason} autoFocus>
        <Label className="vh">{t("hand.why")}</Label>
        <Input className="inp" placeholder={t("hand.why")} />
      </TextField>
      <Act isDisabled={reason.trim() === ""} onPress={() => reject(reason.trim())}>
        {t("hand.reject")}
      </Act>
    </span>
  );
}

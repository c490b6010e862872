/** An officer's passkeys: register one on this device, see when each was used, revoke one. */
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { usePasskeys } from "../api/asks.ts";
import { centre, type PasskeyInfo, queries } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Float } from "../parts/ask.tsx";
import { Act, Problem, Waiting } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { announce } from "../shell/announce.tsx";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { closePasskeys } from "./open.ts";

export default function Passkeys() {
  const { t } = useWords();
  const asked = usePasskeys();
  const [name, setName] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function run(what: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setError(null);
    await what().catch(setError);
    await queries.invalidateQueries({ queryKey: ["passkeys"] });
    setBusy(false);
  }
  const add = (): Promise<void> =>
    run(async () => {
      const optionsJSON = (await centre.passkeyOptions()) as PublicKeyCredentialCreationOptionsJSON;
      await centre.registerPasskey(name.trim(), await startRegistration({ optionsJSON }));
      setName("");
      announce(t("passkeys.added"));
    });
  const signOut = async (): Promise<void> => {
    await centre.signOut();
    window.location.assign("/sign-in");
  };

  return (
    <Float title={t("passkeys.title")} onClose={closePasskeys} wide>
      <p className="second">{t("passkeys.about")}</p>
      {asked.data === undefined && <Waiting error={asked.error} />}
      {asked.data?.length === 0 && <p className="empty">{t("passkeys.none")}</p>}
      <ul className="list">
        {asked.data?.map((k) => (
          <Key key={k.id} passkey={k} onRevoke={() => void run(() => centre.revokePasskey(k.id))} />
        ))}
      </ul>
      <Problem error={error} />
      <TextField className="field" value={name} onChange={setName}>
        <Label className="lab">{t("passkeys.name")}</Label>
        <Input className="inp" maxLength={80} />
      </TextField>
      <div className="acts">
        <Act onPress={() => void signOut()}>{t("passkeys.signOut")}</Act>
        <Act go isDisabled={busy || name.trim() === ""} onPress={() => void add()}>
          {t("passkeys.add")}
        </Act>
      </div>
    </Float>
  );
}

function Key({ passkey: k, onRevoke }: { readonly passkey: PasskeyInfo; readonly onRevoke: () => void }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const used = k.lastUsedAt === null ? t("passkeys.never") : moment(k.lastUsedAt, now, language);
  const words =
    k.revoked === null
      ? t("passkeys.used", { when: moment(k.createdAt, now, language), used })
      : t("passkeys.revoked", { when: moment(k.revoked.at, now, language), by: k.revoked.by });
  return (
    <li>
      <Mark name={k.revoked === null ? "done" : "none"} />
      <span>
        {k.name} <span className="quiet">{k.officer}</span>
        <small>{words}</small>
      </span>
      <span>
        {k.revoked === null && (
          <Act small aria-label={t("passkeys.revokeName", { name: k.name })} onPress={onRevoke}>
            {t("passkeys.revoke")}
          </Act>
        )}
      </span>
    </li>
  );
}

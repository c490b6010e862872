/** The script of the page to sign in at: asks the centre for a challenge, the device for its signature, and goes in. */
import { connect } from "@comity/centre/client";
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";

const centre = connect({ url: "" });
const button = document.querySelector<HTMLButtonElement>("#passkey");
const said = document.querySelector<HTMLElement>("#said");
const say = (key: "waiting" | "failed" | "numbered"): void => {
  if (said !== null) said.textContent = said.dataset[key] ?? "";
};
const isNumber = /^(?:[\d.]+|\[.*\])$/.test(window.location.hostname);

async function signIn(): Promise<void> {
  if (isNumber) return say("numbered");
  say("waiting");
  try {
    const optionsJSON = (await centre.signInOptions()) as PublicKeyCredentialRequestOptionsJSON;
    await centre.signInByPasskey(await startAuthentication({ optionsJSON }));
    window.location.assign("/");
  } catch {
    say("failed"); // whatever went wrong, a stranger learns no more
  }
}

if (button !== null) {
  button.disabled = !browserSupportsWebAuthn() && !isNumber;
  button.addEventListener("click", () => void signIn());
}

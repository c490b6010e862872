/** How people come in, as `centre.json` sets it. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SignInSettings } from "../http/service.ts";
import { CannotRun, type CentreConfig } from "./config.ts";
import { openPasskeys } from "./passkeys.ts";

/** @param path the centre's folder @throws CannotRun */
export function signInOf(path: string, { signIn }: Pick<CentreConfig, "signIn">): SignInSettings {
  const { links = true, tokens = true, passkeys = true, rpId, oidc } = signIn ?? {};
  return {
    ...{ links, tokens },
    ...(passkeys ? { passkeys: openPasskeys(join(path, "passkeys.json")) } : {}),
    ...(rpId === undefined ? {} : { rpId }),
    ...(oidc === undefined ? {} : { oidc: { ...oidc, clientSecret: secretIn(resolve(path, oidc.clientSecretFile)) } }),
  };
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (e) {
    throw new CannotRun(2, `${file}, the client secret of signIn.oidc, cannot be read: ${(e as Error).message}`);
  }
}

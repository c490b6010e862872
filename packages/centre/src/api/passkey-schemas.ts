/** What the HTTP API says and takes of passkeys. The inner shapes are those of WebAuthn's JSON. */
import { z } from "zod";
import { instant } from "./schemas.ts";

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,20000}$/, "base64url");
export const passkeySchema = z.object({
  id: base64url.describe("the credential's id"),
  officer: z.string(),
  name: z.string(),
  synced: z.boolean().describe("it may be on several of its officer's devices"),
  rpId: z.string().describe("the name that it is bound to"),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revoked: z.object({ at: instant, by: z.string() }).nullable(),
});
export const registrationSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
});
export const registerSchema = z.object({
  name: z.string().trim().min(1, "give it a name, such as the device's").max(80),
  response: registrationSchema,
});
export const assertionSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
});
/** What the browser is handed as it stands. */
export const webauthnOptionsSchema = z.looseObject({ challenge: z.string() }).describe("options of WebAuthn, as JSON");

export type PasskeyInfo = z.infer<typeof passkeySchema>;

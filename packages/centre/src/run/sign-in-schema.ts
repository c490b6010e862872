import { z } from "zod";

const hostName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/, "a host name in small letters, no number and no port");
const issuer = z
  .string()
  .refine((u) => URL.canParse(u), "an address such as https://login.example")
  .refine((u) => {
    if (!URL.canParse(u)) return true;
    const { protocol, hostname } = new URL(u);
    return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
  }, "https, but on this machine itself");

/** By which ways people come in. Feeds and other machines have ways of their own. */
export const signInSchema = z
  .strictObject({
    links: z.boolean().optional().describe("one-time links; absent: yes"),
    tokens: z.boolean().optional().describe("officers' bearer tokens; absent: yes"),
    passkeys: z.boolean().optional().describe("absent: yes"),
    rpId: hostName
      .optional()
      .describe("the name that passkeys are bound to; absent: that by which the console is opened"),
    oidc: z
      .strictObject({
        issuer,
        clientId: z.string().min(1),
        clientSecretFile: z.string().describe("a file with the secret, mode 0600, from the centre's folder"),
        claim: z.string().min(1).default("sub").describe("which claim of the ID token names the subject"),
        subjects: z.record(z.string(), z.string()).describe("officer by subject, which must fit exactly"),
        name: z.string().min(1).max(60).describe("what the button says"),
      })
      .optional(),
  })
  .refine(
    (s) => s.links !== false || s.tokens !== false || s.passkeys !== false || s.oidc !== undefined,
    "nobody could sign in: leave links, tokens or passkeys, or name a provider",
  );

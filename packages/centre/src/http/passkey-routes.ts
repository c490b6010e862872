/** The routes of passkeys: an officer who is in registers and revokes them; whoever stands at the door signs in by one. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  assertionSchema,
  type PasskeyInfo,
  passkeySchema,
  registerSchema,
  webauthnOptionsSchema,
} from "../api/passkey-schemas.ts";
import { answers, created } from "./answers.ts";
import type { App } from "./app.ts";
import { type Door, officerOf } from "./door.ts";
import { type Passkey, Passkeys, placeOf } from "./passkeys.ts";
import { Trouble } from "./problems.ts";
import type { HttpOptions } from "./service.ts";
import type { SignIns } from "./sign-ins.ts";

const tags = ["sign-in"];
const refused = "this passkey is not one that signs in here";

export function passkeyRoutes(app: App, options: HttpOptions, signIns: SignIns, door: Door): void {
  const store = options.signIn?.passkeys;
  if (store === undefined) return;
  const passkeys = new Passkeys(store, options.service.env.me, options);
  const place = (request: FastifyRequest) =>
    placeOf(request.headers.host ?? "", options.tls !== undefined, options.signIn?.rpId);

  app.get(
    "/api/v1/passkeys",
    {
      schema: {
        operationId: "passkeys",
        tags,
        summary: "One's own passkeys, with the revoked ones; a supervisor and an auditor see everybody's.",
        response: answers(z.array(passkeySchema)),
      },
    },
    async (request) => {
      const { name, role } = officerOf(request);
      return passkeys.of(seesAll(role) ? undefined : name).map(shown);
    },
  );
  app.post(
    "/api/v1/passkeys/options",
    {
      schema: {
        operationId: "passkeyOptions",
        tags,
        summary: "Begin to register a passkey: what the browser hands to the device. Good once, for two minutes.",
        body: z.object({}),
        response: answers(webauthnOptionsSchema),
      },
    },
    async (request) => ({ ...(await passkeys.registration(officerOf(request), place(request))) }),
  );
  app.post(
    "/api/v1/passkeys",
    {
      schema: {
        operationId: "registerPasskey",
        tags,
        summary: "Register a passkey of one's own. Its public key is kept, and nothing secret.",
        body: registerSchema,
        response: created(passkeySchema, "it signs its officer in from now on"),
      },
    },
    async (request, reply) => {
      const { name, response } = request.body;
      const officer = officerOf(request);
      const key = await passkeys.register(officer, name, response as RegistrationResponseJSON);
      options.log("info", `${officer.name} registered the passkey "${name}"`, { from: request.ip });
      return reply.code(201).send(shown(key));
    },
  );
  app.post(
    "/api/v1/passkeys/:id/revoke",
    {
      schema: {
        operationId: "revokePasskey",
        tags,
        summary: "Revoke a passkey of one's own; a supervisor, anybody's. The sessions that it opened end.",
        params: z.object({ id: z.string().min(1).max(500) }),
        body: z.object({}),
        response: answers(passkeySchema),
      },
    },
    async (request) => {
      const officer = officerOf(request);
      const { id } = request.params;
      const known = passkeys.of(officer.role === "supervisor" ? undefined : officer.name).some((k) => k.id === id);
      const key = known ? passkeys.revoke(id, officer.name) : undefined;
      if (key === undefined) throw new Trouble("not-found", "there is no such passkey of yours");
      for (const ended of signIns.closeOpenedBy(id)) door.ended(ended);
      options.log("info", `${officer.name} revoked the passkey "${key.name}" of ${key.officer}`);
      return shown(key);
    },
  );

  app.post(
    "/api/v1/sign-in/options",
    {
      config: { open: true },
      schema: {
        operationId: "signInOptions",
        tags,
        summary: "A challenge for a passkey, good once, for two minutes. Open to all; it names nobody.",
        body: z.object({}),
        response: answers(webauthnOptionsSchema),
      },
    },
    async (request) => {
      await door.knock(request);
      return { ...(await passkeys.signIn(place(request))) };
    },
  );
  app.post(
    "/api/v1/sign-in/passkey",
    {
      config: { open: true },
      schema: {
        operationId: "signInByPasskey",
        tags,
        summary: "Sign in by a passkey: sets the session's cookie.",
        body: assertionSchema,
        response: { 204: z.undefined().describe("signed in") },
      },
    },
    async (request, reply) => {
      const key = await passkeys.signedIn(request.body as AuthenticationResponseJSON);
      const officer = typeof key === "string" ? undefined : signIns.named(key.officer);
      if (typeof key === "string" || officer === undefined) {
        options.log("warn", `a sign-in by passkey was refused: ${typeof key === "string" ? key : "no such officer"}`, {
          from: request.ip,
        });
        throw await door.failed(request, refused);
      }
      return door.letIn(request, reply, officer, key.id).code(204).send();
    },
  );
}

const seesAll = (role: string): boolean => role === "supervisor" || role === "auditor";
function shown({ publicKey: _, counter: __, transports: ___, ...key }: Passkey): PasskeyInfo {
  return key;
}

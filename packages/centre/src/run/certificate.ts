/**
 * A centre's certificate for its connections to peers: self-signed and pinned by each of them, so that no authority stands
 * between two states. P-256, because every TLS library has it.
 */
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import type { Party } from "@comity/wire";
import * as x509 from "@peculiar/x509";

const yearMs = 365 * 24 * 60 * 60 * 1000;
/** Nobody renews a pinned certificate by itself: the next ceremony comes before this. */
const lifeYears = 10;

/** @param hosts names or addresses at which peers dial this centre */
export async function makeCertificate(
  party: Party,
  hosts: readonly string[],
  nowMs: number,
): Promise<{ cert: string; key: string }> {
  const keys = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString("hex"),
      name: `CN=Comity centre ${party}`,
      // A day back: a peer's clock may be behind ours.
      notBefore: new Date(nowMs - yearMs / 365),
      notAfter: new Date(nowMs + lifeYears * yearMs),
      signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
        new x509.SubjectAlternativeNameExtension(hosts.map((h) => ({ type: isAddress(h) ? "ip" : "dns", value: h }))),
      ],
    },
    webcrypto,
  );
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { cert: `${certificate.toString("pem")}\n`, key: `${x509.PemConverter.encode(pkcs8, "PRIVATE KEY")}\n` };
}

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(":");

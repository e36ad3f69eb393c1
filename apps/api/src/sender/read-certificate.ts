import { createHash, verify, X509Certificate } from 'node:crypto';
import { invalid } from '../results.ts';

export interface SenderCertificate {
  /** SHA-256 of its DER, as intake knows it. */
  hash: Buffer;
  /** Epoch ms. */
  expiresAt: number;
}

const pemCharsMax = 20_000;
// Of these keys the signature is made of the text itself, not of its hash.
const wholeTextKeys: ReadonlySet<string | undefined> = new Set(['ed25519', 'ed448']);

/** What is signed: names the tenant, so that no proof for one is good for another. */
export const proofText = (tenant: string): string => `nightjar sender ${tenant}`;

/** The certificate, if it is one, its time is not over, and its key signed the text; else why not. */
export function readCertificate(
  of: { tenant: string; certificate: string; proof: string },
  now: number,
): SenderCertificate | ReturnType<typeof invalid> {
  const certificate = parse(of.certificate);
  if (certificate === undefined) return invalid('certificate', 'Give one certificate as PEM.');
  const expiresAt = certificate.validToDate.getTime();
  if (expiresAt <= now) return invalid('certificate', 'Its time is over.');
  if (!isProven(certificate, proofText(of.tenant), of.proof))
    return invalid('proof', `Sign "${proofText(of.tenant)}" by the key of the certificate.`);
  return { hash: createHash('sha256').update(certificate.raw).digest(), expiresAt };
}

function parse(pem: string): X509Certificate | undefined {
  if (pem.length > pemCharsMax || !pem.includes('-----BEGIN CERTIFICATE-----')) return undefined;
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isProven({ publicKey }: X509Certificate, text: string, proof: string): boolean {
  const digest = wholeTextKeys.has(publicKey.asymmetricKeyType) ? null : 'sha256';
  try {
    return verify(digest, Buffer.from(text), publicKey, Buffer.from(proof, 'base64'));
  } catch {
    return false;
  }
}

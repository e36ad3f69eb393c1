import { createHash } from 'node:crypto';
import type { PushToken } from '@nightjar/db';

/** What a push token is looked up by. */
export type Presented = Required<Pick<PushToken, 'tokenHash' | 'kind'>>;

const sha256 = (of: string | Uint8Array): Buffer => createHash('sha256').update(of).digest();

/** A token that a sender said; undefined: it cannot be one. */
export function tokenOf(said: string | undefined): Presented | undefined {
  if (said === undefined || !/^[\x21-\x7e]{16,512}$/.test(said)) return undefined;
  return { tokenHash: sha256(said), kind: 'secret' };
}

/** A certificate (DER) whose private key a sender proved to hold. */
export function tokenOfCertificate(certificate: Uint8Array): Presented {
  return { tokenHash: sha256(certificate), kind: 'certificate' };
}

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, bool, context, integer, octets, oid, sequence, set, text, time } from './der.ts';

/** A certificate and its private key, both PEM. */
export interface SelfSigned {
  cert: string;
  key: string;
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const dayMs = 86_400_000;

/**
 * Makes a key (P-256) and a certificate that it signs itself (RFC 5280), for names or addresses of this
 * machine. For development and tests: who is to trust it must be given it.
 */
export function makeCertificate(of: { names: string[]; now: number; days: number }): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('2.5.4.3'), text(of.names[0]!))));
  const body = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    // Clocks of those who check it may be behind.
    sequence(time(of.now - dayMs), time(of.now + of.days * dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(...extensions(of.names))),
  );
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, ecdsaWithSha256, bits(signature));
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

const extensions = (names: readonly string[]): Buffer[] => {
  const alternatives = names.map((name) =>
    isIPv4(name)
      ? context(7, Buffer.from(name.split('.').map(Number)), 'plain')
      : context(2, Buffer.from(name), 'plain'),
  );
  return [
    // Its own authority: a sender that is given it can check it by it.
    sequence(oid('2.5.29.19'), bool(true), octets(sequence(bool(true)))),
    sequence(oid('2.5.29.17'), octets(sequence(...alternatives))),
  ];
};

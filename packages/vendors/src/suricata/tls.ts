import type { OcsfCertificate, OcsfFingerprint } from '@nightjar/core';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Kind } from './normalise.ts';

/** A handshake. OCSF has no class for it but the connection's. */
export const tlsOf: Kind = ({ inner }) => ({
  ...classed(4001, 1),
  app_protocol_name: 'tls',
  tls: {
    // A resumed or failed handshake has none, and OCSF asks for one.
    version: inner.take('version', isText) ?? 'unknown',
    ...filled({
      sni: inner.take('sni', isText),
      ja3_hash: ja3Of(inner, 'ja3'),
      ja3s_hash: ja3Of(inner, 'ja3s'),
      certificate: certificateOf(inner),
    }),
  },
});

function ja3Of(inner: Fields, name: string): OcsfFingerprint | undefined {
  const value = new Fields(inner.peek(name, isRecord) ?? {}).peek('hash', isText);
  return value === undefined ? undefined : { algorithm_id: 1, value };
}

/** OCSF asks for issuer and serial number: a certificate without them stays among the rest. */
function certificateOf(inner: Fields): OcsfCertificate | undefined {
  const issuer = inner.peek('issuerdn', isText);
  const serial = inner.peek('serial', isText);
  if (issuer === undefined || serial === undefined) return undefined;
  inner.take('issuerdn', isText);
  inner.take('serial', isText);
  const sha1 = inner.take('fingerprint', isText);
  return {
    issuer,
    serial_number: serial,
    ...filled({
      subject: inner.take('subject', isText),
      created_time: inner.peekTime('notbefore'),
      expiration_time: inner.peekTime('notafter'),
      fingerprints: sha1 === undefined ? undefined : [{ algorithm_id: 2, value: sha1 }],
    }),
  };
}

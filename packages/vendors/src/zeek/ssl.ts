import type { OcsfEvent, OcsfFingerprint } from '@nightjar/core';
import { type Fields, filled, isFlag, isText, isTexts } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';

/** A line of ssl.log: the handshake of a connection. OCSF has no class for it but the connection's. */
export function sslOf(fields: Fields): Partial<OcsfEvent> {
  const isEstablished = fields.peek('established', isFlag);
  return {
    ...classed(4001, isEstablished === false ? 4 : 1),
    status_id: isEstablished === undefined ? 0 : isEstablished ? 1 : 2,
    app_protocol_name: 'ssl',
    tls: {
      // A handshake that failed early has none, and OCSF asks for one.
      version: fields.take('version', isText) ?? 'unknown',
      ...filled({
        cipher: fields.take('cipher', isText),
        sni: fields.take('server_name', isText),
        ja3_hash: fingerprintOf(fields, 'ja3'),
        ja3s_hash: fingerprintOf(fields, 'ja3s'),
        certificate_chain: fields.take('cert_chain_fps', isTexts),
      }),
    },
  };
}

function fingerprintOf(fields: Fields, name: string): OcsfFingerprint | undefined {
  const value = fields.take(name, isText);
  return value === undefined ? undefined : { algorithm_id: 1, value };
}

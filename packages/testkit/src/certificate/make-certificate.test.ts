import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { expect, it } from 'vitest';
import { makeCertificate } from './make-certificate.ts';

const now = Date.UTC(2026, 2, 12);
const made = makeCertificate({ names: ['localhost', '127.0.0.1'], now, days: 3 });

it('is a certificate for its names and time, signed by its own key', () => {
  const certificate = new X509Certificate(made.cert);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkHost('other.example')).toBeUndefined();
  expect(certificate.validToDate.getTime()).toBe(now + 3 * 86_400_000);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(
    certificate.verify(
      new X509Certificate(makeCertificate({ names: ['localhost'], now, days: 3 }).cert).publicKey,
    ),
  ).toBe(false);
});

it('a client that is given it trusts a server that shows it, and one that is not does not', async () => {
  const today = makeCertificate({ names: ['localhost', '127.0.0.1'], now: Date.now(), days: 3 });
  const server = createServer(today, (socket) => socket.end('x')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const at = { host: '127.0.0.1', port };
  const trusting = connect({ ...at, ca: today.cert });
  await once(trusting, 'secureConnect');
  expect(trusting.authorized).toBe(true);
  trusting.destroy();
  await expect(once(connect(at), 'secureConnect')).rejects.toThrow('self-signed');
  server.close();
});

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepCertificate } from './certificate.ts';

const now = Date.UTC(2026, 2, 12);
const dayMs = 86_400_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nightjar-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a certificate is made once, with its key for its owner only, and again before it ends', () => {
  const { certFile, keyFile } = keepCertificate(folder, now);
  const first = readFileSync(certFile, 'utf8');
  expect(new X509Certificate(first).checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  createSecureContext({ cert: first, key: readFileSync(keyFile) });
  keepCertificate(folder, now + 300 * dayMs);
  expect(readFileSync(certFile, 'utf8')).toBe(first);
  keepCertificate(folder, now + 390 * dayMs);
  const second = readFileSync(certFile, 'utf8');
  expect(second).not.toBe(first);
  createSecureContext({ cert: second, key: readFileSync(keyFile) });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSyslogConfig } from './config.ts';

let folder: string;
let certificate: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nightjar-syslog-'));
  writeFileSync(join(folder, 'cert'), 'the certificate');
  writeFileSync(join(folder, 'key'), 'the key');
  certificate = {
    NIGHTJAR_SYSLOG_CERT_FILE: join(folder, 'cert'),
    NIGHTJAR_SYSLOG_KEY_FILE: join(folder, 'key'),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

it('without a port no syslog is taken', () => {
  expect(readSyslogConfig({})).toBeUndefined();
  expect(readSyslogConfig({ ...certificate, NIGHTJAR_SYSLOG_PORT: '' })).toBeUndefined();
});

it('with a port it is, with the certificate in the files', () => {
  expect(readSyslogConfig({ ...certificate, NIGHTJAR_SYSLOG_PORT: '6514' })).toEqual({
    port: 6514,
    certificate: { cert: 'the certificate', key: 'the key' },
  });
});

it('never without a certificate; the sentence names what is missing', () => {
  expect(() => readSyslogConfig({ NIGHTJAR_SYSLOG_PORT: '6514' })).toThrow(
    'Missing or not understood: NIGHTJAR_SYSLOG_CERT_FILE, NIGHTJAR_SYSLOG_KEY_FILE.',
  );
  expect(() => readSyslogConfig({ ...certificate, NIGHTJAR_SYSLOG_PORT: '70000' })).toThrow(
    'NIGHTJAR_SYSLOG_PORT',
  );
});

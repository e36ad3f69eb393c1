import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate } from '@nightjar/testkit';

const dayMs = 86_400_000;
const lifeDays = 397;
const leftDaysMin = 30;

/** What this installation shows to senders of syslog. They are given the certificate; the key stays. */
export const certificateFilesOf = (dataDir: string) => ({
  certFile: join(dataDir, 'syslog-cert.pem'),
  keyFile: join(dataDir, 'syslog-key.pem'),
});

/** Keeps a certificate in the data folder: made where none is, or where it is about to end. */
export const keepCertificate = (
  dataDir: string,
  now: number,
): ReturnType<typeof certificateFilesOf> => {
  const files = certificateFilesOf(dataDir);
  if (isGood(files.certFile, now + leftDaysMin * dayMs)) return files;
  const made = makeCertificate({ names: ['localhost', '127.0.0.1'], now, days: lifeDays });
  mkdirSync(dataDir, { recursive: true });
  // The certificate last: where it lies, its key lies too.
  writeWhole(files.keyFile, made.key);
  writeWhole(files.certFile, made.cert);
  return files;
};

const isGood = (certFile: string, until: number): boolean => {
  try {
    return new X509Certificate(readFileSync(certFile)).validToDate.getTime() > until;
  } catch {
    return false;
  }
};

const writeWhole = (path: string, content: string): void => {
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

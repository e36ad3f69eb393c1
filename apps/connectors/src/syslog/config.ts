import { readFileSync } from 'node:fs';
import { z } from 'zod';

const path = z.string().min(1);
const schema = z.object({
  NIGHTJAR_SYSLOG_PORT: z.coerce.number().int().min(0).max(65_535),
  /** PEM: the certificate with those above it, and its private key. */
  NIGHTJAR_SYSLOG_CERT_FILE: path,
  NIGHTJAR_SYSLOG_KEY_FILE: path,
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Where syslog is taken, and the certificate shown there; undefined where it is not asked for. */
export function readSyslogConfig(env: Environment) {
  if (!env.NIGHTJAR_SYSLOG_PORT) return undefined;
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: at }) => String(at[0])).join(', ');
    throw new Error(`Missing or not understood: ${wrong}.`);
  }
  const { data } = parsed;
  return {
    port: data.NIGHTJAR_SYSLOG_PORT,
    certificate: {
      cert: readFileSync(data.NIGHTJAR_SYSLOG_CERT_FILE, 'utf8'),
      key: readFileSync(data.NIGHTJAR_SYSLOG_KEY_FILE, 'utf8'),
    },
  };
}

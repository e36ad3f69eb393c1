import { join } from 'node:path';
import type { ServerConfig } from '@nightjar/bus';

/** What a real deployment of the server is told by its environment. */
export type Settings = Omit<ServerConfig, 'publicKeys'> & { keysDir: string };

/** Reads the environment; throws a sentence where something is missing. */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set: see infra/nats/README.md.`);
    return value;
  };
  const tlsDir = need('NIGHTJAR_NATS_TLS_DIR');
  const tls = {
    cert_file: join(tlsDir, 'tls.crt'),
    key_file: join(tlsDir, 'tls.key'),
    ca_file: join(tlsDir, 'ca.crt'),
    verify: true,
  };
  return {
    keysDir: need('NIGHTJAR_NATS_KEYS_DIR'),
    storeDir: need('NIGHTJAR_NATS_STORE_DIR'),
    host: env.NIGHTJAR_NATS_HOST ?? '0.0.0.0',
    port: Number(env.NIGHTJAR_NATS_PORT ?? 4222),
    more: tlsDir === 'none' ? {} : { tls },
  };
};

import {
  connect,
  nkeyAuthenticator,
  type NatsConnection,
  type TlsOptions,
} from '@nats-io/transport-node';
import type { Stage } from './catalog.ts';
import { inboxOf } from './permissions.ts';

export type NatsAddress = {
  /** e.g. nats://127.0.0.1:4222 */
  url: string;
  /** The stage's private nkey. A secret. */
  seed: string;
  stage: Stage;
  tls?: TlsOptions;
};

/** Older servers redeliver what was refused for good, and ignore other settings in silence. */
export const serverVersionMin = '2.10.0';

/** True where a server of this version does what the bus needs. */
export const isServerNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
};

/** Waits for the server as long as it takes, and finds it again whenever it comes back. */
export const connectNats = async ({
  url,
  seed,
  stage,
  tls,
}: NatsAddress): Promise<NatsConnection> => {
  const connection = await connect({
    servers: url,
    name: stage,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inboxOf(stage),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    waitOnFirstConnect: true,
    tls,
  });
  const version = connection.info?.version ?? 'unknown';
  if (isServerNewEnough(version)) return connection;
  await connection.close();
  throw new Error(`nats-server ${version} is too old: ${serverVersionMin} or newer is needed.`);
};

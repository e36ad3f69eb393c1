import { messageBytesMax, type Stage } from './catalog.ts';
import { permissionsOf } from './permissions.ts';

export type ServerConfig = {
  host: string;
  /** -1: any free one. */
  port: number;
  /** Where JetStream keeps its files. */
  storeDir: string;
  /** Each stage's public nkey; a stage that is not named cannot connect. */
  publicKeys: Partial<Record<Stage, string>>;
  /** Further settings of the server, e.g. `tls`. */
  more?: Record<string, unknown>;
};

/**
 * The server's configuration: one account, a user per stage, allow-lists only, nobody on $SYS.
 * JSON is valid there and quotes every string: an unquoted duration would be read as a number.
 */
export const serverConfig = ({ host, port, storeDir, publicKeys, more }: ServerConfig): string => {
  const users = Object.entries(publicKeys).map(([stage, nkey]) => {
    const { publish, subscribe } = permissionsOf(stage as Stage);
    return { nkey, permissions: { publish: { allow: publish }, subscribe: { allow: subscribe } } };
  });
  const config = {
    server_name: 'nightjar',
    host,
    port,
    max_payload: messageBytesMax,
    jetstream: { store_dir: storeDir, sync_interval: '2m' },
    accounts: { NIGHTJAR: { jetstream: 'enabled', users } },
    ...more,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
};

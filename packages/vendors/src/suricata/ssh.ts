import type { OcsfHassh } from '@nightjar/core';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Kind } from './normalise.ts';

/** The banners of a session. Whether anyone was let in they cannot say. */
export const sshOf: Kind = ({ inner }) => {
  const client = new Fields(inner.peek('client', isRecord) ?? {});
  const server = new Fields(inner.peek('server', isRecord) ?? {});
  return {
    ...classed(4007, 1),
    status_id: 0,
    app_protocol_name: 'ssh',
    ...filled({
      protocol_ver: client.peek('proto_version', isText) ?? server.peek('proto_version', isText),
      client_hassh: hasshOf(client),
      server_hassh: hasshOf(server),
    }),
  };
};

function hasshOf(side: Fields): OcsfHassh | undefined {
  const value = new Fields(side.peek('hassh', isRecord) ?? {}).peek('hash', isText);
  return value === undefined ? undefined : { fingerprint: { algorithm_id: 20, value } };
}

import type { OcsfEvent, OcsfHassh } from '@nightjar/core';
import { type Fields, filled, isFlag, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';

/** A line of ssh.log: a session and whether Zeek believes that it was let in. */
export function sshOf(fields: Fields): Partial<OcsfEvent> {
  const isLetIn = fields.peek('auth_success', isFlag);
  const version = fields.peek('version', isVersion);
  return {
    ...classed(4007, isLetIn === false ? 4 : 1),
    status_id: isLetIn === undefined ? 0 : isLetIn ? 1 : 2,
    app_protocol_name: 'ssh',
    ...(version === undefined ? {} : { protocol_ver: String(fields.take('version', isVersion)) }),
    ...filled({
      client_hassh: hasshOf(fields, 'hassh'),
      server_hassh: hasshOf(fields, 'hasshServer'),
    }),
  };
}

const isVersion = (value: unknown): value is number => value === 1 || value === 2;

function hasshOf(fields: Fields, name: string): OcsfHassh | undefined {
  const value = fields.take(name, isText);
  return value === undefined ? undefined : { fingerprint: { algorithm_id: 20, value } };
}

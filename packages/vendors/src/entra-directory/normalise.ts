import type { OcsfUser } from '@nightjar/core';
import { namedUser } from '../directory/named-user.ts';
import { classed } from '../event/ocsf-class.ts';
import { Fields, fill, isRecord, isText } from '../record/fields.ts';
import { parseTime } from '../record/parse-time.ts';
import type { Normalised } from '../vendor.ts';
import { groupsOf } from './groups-of.ts';
import { readUser, tellsDepartment } from './user-row.ts';

/** What the directory says of a user at a time. It is nobody's act: the event has no actor. */
export function normalise(record: unknown): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const { taken, rest } = readUser(record);
  const fields = new Fields(taken);
  const id = fields.take('id', isText);
  if (id === undefined) return refuse('id is missing');
  const name = fields.take('userPrincipalName', isText);
  if (name === undefined) return refuse('userPrincipalName is missing');
  if (!tellsDepartment(record) && !Array.isArray(taken['memberOf']))
    return refuse('neither a department nor a list memberOf is told');
  const time = parseTime(fields.take('asOf', isText) ?? '');
  if (Number.isNaN(time)) return refuse('asOf is missing or no time: since when is it so?');
  return {
    ok: true,
    event: {
      ...classed(5003, 2),
      severity_id: 1,
      time,
      metadata: {
        version: '1.8.0',
        product: { name: 'Entra ID', vendor_name: 'Microsoft' },
        // A user keeps his id: each time that he is told of is an event of its own.
        uid: `${id}@${time}`,
        event_code: 'List users',
        log_version: 'entra-directory/1',
      },
      user: userOf(fields, { id, name }),
      // Of groups all that is told: they are read for their names alone.
      unmapped: { ...fields.rest(), ...rest },
    },
  };
}

const refuse = (reason: string): Normalised => ({
  ok: false,
  reason: `entra-directory: ${reason}`,
});

/** By the name that his own acts have; his mailbox's address, where it is another one, is not it. */
function userOf(fields: Fields, { id, name }: { id: string; name: string }): OcsfUser {
  const user: OcsfUser = { ...namedUser(name, id), type_id: 1 };
  return fill(user, {
    full_name: fields.take('displayName', isText),
    groups: groupsOf(fields),
  });
}

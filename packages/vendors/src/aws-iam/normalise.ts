import type { OcsfUser } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { Fields, isRecord, isText } from '../record/fields.ts';
import { parseTime } from '../record/parse-time.ts';
import type { Normalised } from '../vendor.ts';

/** Is it a user among the details of an account? */
export function isUserDetail(record: Readonly<Record<string, unknown>>): boolean {
  return 'UserName' in record && 'UserId' in record && 'Arn' in record && 'GroupList' in record;
}

/** What an account says of a user at a time. It is nobody's act: the event has no actor. */
export function normalise(record: unknown): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const fields = new Fields(record);
  const id = fields.take('UserId', isText);
  if (id === undefined) return refuse('UserId is missing');
  const name = fields.take('UserName', isText);
  if (name === undefined) return refuse('UserName is missing');
  const arn = fields.take('Arn', isText) ?? '';
  const [, prefix, account] = /^(arn:[^:]+:iam::(\d{12}):)user\//.exec(arn) ?? [];
  if (prefix === undefined || account === undefined) return refuse("Arn is missing or no user's");
  const names = fields.take('GroupList', isNames);
  if (names === undefined) return refuse('GroupList is missing or no list of names');
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
        product: { name: 'IAM', vendor_name: 'AWS' },
        uid: `${id}@${time}`,
        event_code: 'GetAccountAuthorizationDetails',
        log_version: 'aws-iam/1',
        profiles: ['cloud'],
      },
      cloud: { provider: 'AWS', account: { uid: account } },
      user: {
        ...namedAs(name, { id, arn, account }),
        groups: groupsOf(names, prefix),
      },
      unmapped: fields.rest(),
    },
  };
}

const refuse = (reason: string): Normalised => ({ ok: false, reason: `aws-iam: ${reason}` });

/** As CloudTrail names him in what he does. */
function namedAs(name: string, of: { id: string; arn: string; account: string }): OcsfUser {
  return {
    name,
    uid: of.arn,
    uid_alt: of.id,
    type: 'IAMUser',
    type_id: 1,
    account: { uid: of.account, type_id: 3 },
  };
}

const isNames = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** Told by their names, which are unique within an account, whatever their path. */
function groupsOf(names: readonly string[], prefix: string): NonNullable<OcsfUser['groups']> {
  const uidOf = (name: string): string => `${prefix}group/${name}`;
  return [...new Set(names)].map((name) => ({ uid: uidOf(name), name, type: 'Group' }));
}

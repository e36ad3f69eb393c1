import { createRandom, type Random } from '../random.ts';
import { listNetworks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import type { Organisation, Person, Place } from '../types.ts';

/** Someone with a user of the account. */
export interface Developer {
  person: Person;
  userName: string;
  principalId: string;
  accessKeyId: string;
  isAdministrator: boolean;
}

/** A role and what assumes it. */
export interface CloudRole {
  name: string;
  principalId: string;
  kind: 'people' | 'pipeline' | 'instance' | 'function';
}

/** A machine with a role, and the address from which its calls are seen. */
export interface Instance {
  id: string;
  role: CloudRole;
  place: Place;
}

/** An AWS account of an organisation; everything about it follows from the organisation. */
export interface CloudAccount {
  organisation: Organisation;
  seed: string;
  accountId: string;
  /** The account for disaster recovery: snapshots go there every week. */
  partnerAccountId: string;
  region: string;
  developers: readonly Developer[];
  roles: Readonly<Record<RoleName, CloudRole>>;
  web: Instance;
  batch: Instance;
  buckets: readonly string[];
  functions: readonly string[];
  secrets: readonly string[];
}

const roleKinds = {
  Developer: 'people',
  Administrator: 'people',
  'ci-deploy': 'pipeline',
  terraform: 'pipeline',
  'web-app': 'instance',
  'nightly-backup': 'instance',
  'orders-function': 'function',
  'reports-function': 'function',
  'data-admin': 'people',
} as const;
export type RoleName = keyof typeof roleKinds;

/** The account of an organisation; `developers` of its people have a user in it, 6 by default. */
export function createCloudAccount(
  organisation: Organisation,
  { developers = 6 }: { developers?: number } = {},
): CloudAccount {
  const seed = `cloud/${organisation.seed}/${organisation.domain}`;
  const random = createRandom(seed);
  const slug = organisation.slug;
  const roles = rolesOf(random.fork('roles'));
  return {
    organisation,
    seed,
    accountId: accountIdFrom(random),
    partnerAccountId: accountIdFrom(random),
    region: 'us-east-1',
    developers: organisation.people
      .filter(({ role, joins }) => joins === null && role !== 'mailing' && role !== 'service')
      .slice(0, developers)
      .map((person, index) => developerOf(person, index < 2, random)),
    roles,
    web: instanceOf(roles['web-app'], random),
    batch: instanceOf(roles['nightly-backup'], random),
    buckets: ['customer-documents', 'exports', 'artifacts', 'access-logs', 'backups'].map(
      (name) => `${slug}-${name}`,
    ),
    functions: ['orders-intake', 'orders-notify', 'reports-daily', 'image-resize'],
    secrets: ['prod/orders/db', 'prod/reports/db', 'prod/mail/key', 'stage/orders/db'],
  };
}

/** The person's user; throws where nobody has that name. */
export function findDeveloper(account: CloudAccount, userName: string): Developer {
  const found = account.developers.find((developer) => developer.userName === userName);
  if (!found) throw new Error(`${account.organisation.name} has no cloud user ${userName}`);
  return found;
}

/** Letters and digits as the ids of AWS have them. */
export function idFrom(random: Random, length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from({ length }, () => letters[random.int(0, 31)]).join('');
}

function developerOf(person: Person, isAdministrator: boolean, random: Random): Developer {
  const ids = random.fork(`user/${person.id}`);
  return {
    person,
    userName: person.upn.slice(0, person.upn.indexOf('@')),
    principalId: `AIDA${idFrom(ids, 17)}`,
    accessKeyId: `AKIA${idFrom(ids, 16)}`,
    isAdministrator,
  };
}

function rolesOf(random: Random): CloudAccount['roles'] {
  const entries = Object.entries(roleKinds).map(([name, kind]) => [
    name,
    { name, kind, principalId: `AROA${idFrom(random.fork(name), 17)}` },
  ]);
  return Object.fromEntries(entries) as CloudAccount['roles'];
}

function instanceOf(role: CloudRole, random: Random): Instance {
  const ids = random.fork(`instance/${role.name}`);
  const hex = ids.guid().replaceAll('-', '').slice(0, 17);
  return { id: `i-${hex}`, role, place: placeIn(ids.pick(listNetworks('cloud', 'US')), ids) };
}

function accountIdFrom(random: Random): string {
  return String(random.int(1e11, 9.9e11));
}

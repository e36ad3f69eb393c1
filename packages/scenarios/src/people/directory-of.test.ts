import { expect, test } from 'vitest';
import { anchor, testCompany } from '../test-company.fixture.ts';
import { directoryOf } from './directory-of.ts';

interface User {
  id: string;
  userPrincipalName: string;
  department: string;
  asOf: string;
  memberOf: { '@odata.type': string; id: string; displayName: string }[];
}
const company = testCompany({ seed: 'directory', size: 60 });
const usersOf = (of = company, asOf = anchor): User[] =>
  directoryOf(of, asOf).map(({ record }) => record as unknown as User);
const namesOf = ({ memberOf }: User): string[] => memberOf.map(({ displayName }) => displayName);

test('everybody stands in it once, as of the time asked for, and the same is told twice', () => {
  const users = usersOf();
  expect(users.map(({ id }) => id)).toEqual(company.people.map(({ id }) => id));
  expect(new Set(users.map(({ asOf }) => asOf))).toEqual(new Set([new Date(anchor).toISOString()]));
  expect(usersOf()).toEqual(users);
  const { asOf: _, ...first } = users[0]!;
  expect(usersOf(company, anchor + 1)[0]).toMatchObject(first);
});

test('who is in a department is in its group, and groups across departments are smaller than all staff', () => {
  const users = usersOf();
  const sizes = new Map<string, number>();
  for (const name of users.flatMap(namesOf)) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  expect(sizes.get('All staff')).toBe(60);
  for (const name of ['Project Heron', 'Project Larch', 'Works council']) {
    expect(sizes.get(name)).toBeGreaterThan(2);
    expect(sizes.get(name)).toBeLessThan(20);
  }
  for (const user of users.filter((one) => namesOf(one).includes('All staff')))
    expect(namesOf(user)).toContain(`All ${user.department}`);
  expect(sizes.get('Service accounts')).toBe(3);
});

test('administrators and nobody else have roles, and two organisations share no group', () => {
  const admins = company.people.filter(({ role }) => role === 'administrator').map(({ id }) => id);
  const withRole = usersOf().filter(({ memberOf }) =>
    memberOf.some((one) => one['@odata.type'] === '#microsoft.graph.directoryRole'),
  );
  expect(withRole.map(({ id }) => id)).toEqual(admins);
  const idsOf = (users: User[]) => users.flatMap(({ memberOf }) => memberOf.map(({ id }) => id));
  const others = new Set(idsOf(usersOf(testCompany({ seed: 'other', size: 20 }))));
  expect(idsOf(usersOf()).filter((id) => others.has(id))).toEqual([]);
});

import { changeAction, inTenant, listAudit, saveBreaches, saveIncidents } from '@nightjar/db';
import { validateEvent } from '@nightjar/ocsf';
import { asSuperuser } from '@nightjar/testkit';
import { stableId } from '@nightjar/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { documents } from '../documents.fixture.ts';
import { actionOf, breachOf, incidentOf, t0, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

interface Finding {
  class_uid: number;
  activity_id: number;
  status: string;
  verdict?: string;
  assignee?: { name: string };
  metadata: { uid: string; tenant_uid: string; version: string };
  finding_info?: { uid: string };
  finding_info_list?: { uid: string }[];
}

const tokenOf = async (name: Name): Promise<string> => (await api.signIn(name)).data!.in!.token!;
const get = async (token: string, asked: Record<string, string>) => {
  const url = `/v1/findings?${new URLSearchParams(asked)}`;
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const { statusCode, body } = await api.app.inject({ method: 'GET', url, headers });
  const findings = body.startsWith('{"category_uid"') ? body.trimEnd().split('\n') : [];
  return { status: statusCode, body, findings: findings.map((one) => JSON.parse(one) as Finding) };
};
const auditOf = (slug: string) =>
  inTenant(api.db.open('api'), tenantId(slug), (tx) => listAudit(tx, 0, 100));

test.each(['1.8.0', '1.1.0'] as const)(
  'breaches, incidents and responses come as OCSF %s',
  async (version) => {
    const { status, findings } = await get(await tokenOf('sand'), { tenant: 'borealis', version });
    expect(status).toBe(200);
    const response = version === '1.1.0' ? 3001 : 7001;
    expect(findings.map(({ class_uid: uid }) => uid)).toEqual([2004, 2005, response]);
    for (const one of findings) expect(validateEvent(one, { version }).errors).toEqual([]);
    expect(findings[0]!.finding_info!.uid).toBe(breachOf('borealis').id);
    expect(findings[1]).toMatchObject({ activity_id: 1, status: 'New' });
    expect(findings[1]!.finding_info_list).toHaveLength(1);
  },
);

test('an incident comes as people left it, each standing as a report of its own', async () => {
  const token = await tokenOf('chen');
  const ask = (query: string, variables: object) => api.ask(query, variables, { token });
  const incident = { tenant: 'cobalt', id: incidentOf('cobalt').id };
  const told = async () =>
    (await get(token, { tenant: 'cobalt' })).findings.find(({ class_uid: uid }) => uid === 2005)!;
  const before = await told();
  await ask(documents.acknowledge, incident);
  const taken = await told();
  expect(taken).toMatchObject({ status: 'In Progress', assignee: { name: 'chen' } });
  await ask(documents.closeAsBenign, { ...incident, reason: 'TRAVEL', note: 'She is there.' });
  const closed = await told();
  expect(closed).toMatchObject({ activity_id: 3, status: 'Closed', verdict: 'Benign' });
  expect(new Set([before, taken, closed].map(({ metadata }) => metadata.uid)).size).toBe(3);
});

test('only what touches the time asked for', async () => {
  const token = await tokenOf('chen');
  const at = (ms: number) => new Date(t0 + ms).toISOString();
  const classes = async (asked: Record<string, string>) =>
    (await get(token, { tenant: 'acme', ...asked })).findings.map(({ class_uid: uid }) => uid);
  expect(await classes({ from: at(0), to: at(1) })).toEqual([2004, 2005]);
  expect(await classes({ from: at(1), to: at(6) })).toEqual([2005]);
  expect(await classes({ from: at(6), to: at(7) })).toEqual([2005, 7001]);
  expect(await classes({ to: at(0) })).toEqual([]);
});

test('pages of many come whole, in the order of time, withdrawn ones too', async () => {
  const many = Array.from({ length: 450 }, (_, n) => ({
    ...breachOf('acme'),
    id: stableId('many', String(n)),
    time: t0 - 1000 - n,
    endTime: t0 - 1000 - n,
    ...(n === 7 ? { status: 'withdrawn' as const } : {}),
  }));
  const incidents = many.slice(0, 201).map((breach, n) =>
    incidentOf('acme', {
      id: stableId('many incidents', String(n)),
      displayId: `INC-M${n}`,
      breachIds: [breach.id],
      start: breach.time,
    }),
  );
  await inTenant(api.db.open('evaluator'), tenantId('acme'), (tx) =>
    saveBreaches(tx, many, { knownAt: t0 }),
  );
  await inTenant(api.db.open('analyst'), tenantId('acme'), (tx) =>
    saveIncidents(tx, incidents, t0),
  );
  const { findings } = await get(await tokenOf('chen'), { tenant: 'acme' });
  const breaches = findings.filter(({ class_uid: uid }) => uid === 2004);
  expect(breaches.map(({ finding_info: info }) => info!.uid)).toEqual([
    ...many.map(({ id }) => id).toReversed(),
    breachOf('acme').id,
  ]);
  expect(breaches.filter(({ activity_id: activity }) => activity === 3)).toHaveLength(1);
  expect(findings.filter(({ class_uid: uid }) => uid === 2005)).toHaveLength(202);
});

test('each state of a response is a report of its own, at its time', async () => {
  const { id } = actionOf('acme');
  const approved = { at: t0 + 60_000, by: 'chen', reason: 'Not hers.' };
  await inTenant(api.db.open('responder'), tenantId('acme'), (tx) =>
    changeAction(tx, { id, from: 'pending', to: 'approved' }, approved),
  );
  const { findings } = await get(await tokenOf('chen'), { tenant: 'acme' });
  const reports = findings.filter(({ class_uid: uid }) => uid === 7001);
  expect(reports).toMatchObject([
    { command_uid: id, status: 'pending', time: t0 + 6, metadata: { uid: `${id}:pending` } },
    { command_uid: id, status: 'approved', time: t0 + 60_000 },
  ]);
});

test.each([
  ['lund', 'acme'],
  ['other', 'borealis'],
  ['chen', 'dunes'],
  ['chen', 'nowhere'],
] as const)('%s gets nothing of %s', async (name, tenant) => {
  const { status, body } = await get(await tokenOf(name), { tenant });
  expect([status, body]).toEqual([404, '{"error":"no such tenant"}']);
});

test('nothing of another tenant is among what is told, and the audit log tells who asked', async () => {
  const before = (await auditOf('borealis')).length;
  const { findings, body } = await get(await tokenOf('lund'), { tenant: 'borealis' });
  expect(new Set(findings.map(({ metadata }) => metadata.tenant_uid))).toEqual(
    new Set([tenantId('borealis')]),
  );
  for (const slug of ['acme', 'dunes']) expect(body).not.toContain(tenantId(slug));
  const [entry, ...more] = (await auditOf('borealis')).slice(before);
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ action: 'findings.export', after: { version: '1.8.0' } });
});

test.each([
  ['', { tenant: 'borealis' }, 401],
  ['a-token-that-is-nobody-s', { tenant: 'borealis' }, 401],
  ['chen', {}, 400],
  ['chen', { tenant: 'acme', from: 'yesterday' }, 400],
  ['chen', { tenant: 'acme', version: '0.9' }, 400],
] as const)('"%s" asking %j is refused', async (who, asked, status) => {
  const token = who === 'chen' ? await tokenOf(who) : who;
  expect((await get(token, { ...asked })).status).toBe(status);
});

test('haste ends at a bound', async () => {
  const token = await tokenOf('boss');
  const statuses = new Set<number>();
  for (let n = 0; n < 61; n += 1)
    statuses.add((await get(token, { tenant: 'borealis', to: '2020-01-01T00:00:00Z' })).status);
  expect([...statuses]).toEqual([200, 429]);
});

test('a fault inside stays inside', async () => {
  const token = await tokenOf('lead');
  await asSuperuser(api.db.url, (client) =>
    client.query('revoke select on breaches from nightjar_reader'),
  );
  const answer = await get(token, { tenant: 'cobalt' }).catch(() => undefined);
  expect(answer?.body ?? '').not.toMatch(/permission|breaches/);
  expect(answer?.status).not.toBe(200);
  expect(api.faults.map(String).join()).toContain('permission denied');
});

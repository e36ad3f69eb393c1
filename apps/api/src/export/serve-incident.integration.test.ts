import { inTenant, listAudit } from '@nightjar/db';
import { validateEvent } from '@nightjar/ocsf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { breachOf, incidentOf, tenantId, type Name } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const tokenOf = async (name: Name): Promise<string> => (await api.signIn(name)).data!.in!.token!;
const get = async (who: Name | '', reference: string, asked: Record<string, string>) => {
  const url = `/v1/incidents/${encodeURIComponent(reference)}?${new URLSearchParams(asked)}`;
  const headers = who === '' ? {} : { authorization: `Bearer ${await tokenOf(who)}` };
  const { statusCode, headers: told, body, rawPayload } = await api.app.inject({ url, headers });
  return { status: statusCode, headers: told, body, bytes: rawPayload };
};
const { id, displayId } = incidentOf('borealis');
const auditOf = (slug: string) =>
  inTenant(api.db.open('api'), tenantId(slug), (tx) => listAudit(tx, 0, 100));

test('as JSON it holds the incident, its findings and the events that it cites', async () => {
  const { status, headers, body } = await get('sand', id, { tenant: 'borealis' });
  expect(status).toBe(200);
  expect(headers['content-disposition']).toBe(`attachment; filename="${displayId}.json"`);
  const { schema, incident } = JSON.parse(body) as {
    schema: string;
    incident: { id: string; breaches: unknown[]; notJudged: string[] };
  };
  expect([schema, incident.id, incident.breaches.length]).toEqual(['nightjar.incident/1', id, 1]);
  const told = await api.ask(
    'query Told($id: ID!) { incident(tenant: "borealis", id: $id) { coverage { phrase { text } } } }',
    { id },
    { token: await tokenOf('sand') },
  );
  const texts = told.data!.incident!.coverage!.map(({ phrase }) => phrase!.text);
  expect(texts).not.toEqual([]);
  expect(incident.notJudged).toEqual(texts);
});

test('as OCSF it is the findings of its breaches, its own and its responses, each valid', async () => {
  const { body } = await get('sand', displayId, { tenant: 'borealis', format: 'ocsf' });
  const findings = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { class_uid: number });
  expect(findings.map(({ class_uid: uid }) => uid)).toEqual([2004, 2005, 7001]);
  for (const one of findings) expect(validateEvent(one, { version: '1.8.0' }).errors).toEqual([]);
  expect(body).toContain(breachOf('borealis').id);
});

test('as a layer of the Navigator, a page and a PDF', async () => {
  const layer = await get('lund', displayId, { tenant: 'borealis', format: 'navigator' });
  expect(JSON.parse(layer.body)).toMatchObject({ domain: 'enterprise-attack' });
  const page = await get('lund', displayId, { tenant: 'borealis', format: 'html' });
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain(`id="${displayId}"`);
  const pdf = await get('lund', displayId, { tenant: 'borealis', format: 'pdf' });
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
});

test.each([
  ['', { tenant: 'borealis' }, 401],
  ['chen', { tenant: 'borealis', format: 'docx' }, 400],
  ['lund', { tenant: 'acme' }, 404],
  ['other', { tenant: 'borealis' }, 404],
] as const)('"%s" asking for %j is refused', async (who, asked, status) => {
  expect((await get(who, id, { ...asked })).status).toBe(status);
});

test("another tenant's incident is not there, and neither is one that nobody has", async () => {
  const acme = incidentOf('acme').id;
  for (const reference of [acme, 'INC-NOBODY', '../../etc'])
    expect(await get('lund', reference, { tenant: 'borealis' })).toMatchObject({
      status: 404,
      body: '{"error":"no such incident"}',
    });
});

test('the audit log tells who took it, and in which form', async () => {
  const before = (await auditOf('borealis')).length;
  await get('lund', id, { tenant: 'borealis', format: 'pdf' });
  const added = (await auditOf('borealis')).slice(before);
  expect(added).toHaveLength(1);
  expect(added[0]).toMatchObject({
    action: 'incident.export',
    object: `incident:${id}`,
    after: { format: 'pdf' },
  });
});

import { displayCodeOf, stableId, type CoverageNote, type Incident } from '@nightjar/core';
import {
  findBrokenLink,
  inTenant,
  linkHeirs,
  listAudit,
  saveIncidents,
  supersedeIncidents,
} from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents } from '../documents.fixture.ts';
import { startApi, type Api } from '../client.fixture.ts';
import { actionOf, breachOf, eventIdOf, incidentOf, t0, tenantId } from '../world.fixture.ts';

let api: Api;
let analyst: Awaited<ReturnType<Api['as']>>;
let customer: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi();
  analyst = await api.as('chen');
  customer = await api.as('lund');
});
afterAll(() => api?.stop());

const at = { tenant: 'borealis', id: incidentOf('borealis').id };
const queueOf = `query Q($filter: IncidentFilter, $orderBy: IncidentOrder, $first: Int, $after: String) {
  incidents(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { status tenant { slug } } }
  }
}`;

describe('reading', () => {
  test('an incident is found by its ids, and by those of what it was before; not by what is none', async () => {
    const { id, displayId } = incidentOf('borealis');
    const former = stableId('former');
    const once = incidentOf('borealis', {
      id: former,
      displayId: `INC-${displayCodeOf(former).slice(0, 8)}`,
    });
    await inTenant(api.db.open('analyst'), tenantId('borealis'), async (tx) => {
      await saveIncidents(tx, [once], t0);
      await supersedeIncidents(tx, [former], t0);
      await linkHeirs(tx, [former]);
    });
    const found = async (name: string) => {
      const text =
        'query I($tenant: String!, $id: ID!) { incident(tenant: $tenant, id: $id) { id } }';
      return (await analyst(text, { ...at, id: name })).data!.incident?.id;
    };
    // A display id was shorter when nothing was like it, and longer when something was.
    const earlier = [6, 7, 8, 12].map((length) => `INC-${displayCodeOf(former).slice(0, length)}`);
    for (const name of [id, displayId, displayId.toLowerCase(), former, ...earlier])
      expect([name, await found(name)]).toEqual([name, id]);
    for (const none of [
      stableId('none'),
      'INC-000000',
      earlier[0]!.slice(0, 9),
      'INC-',
      '',
      '%',
      'x'.repeat(900),
    ])
      expect([none, await found(none)]).toEqual([none, undefined]);
  });

  test('a list reads columns alone: it stands where no body can be read, and what lies in one fails', async () => {
    const text = (fields: string) =>
      `query { incidents(first: 50) { totalCount edges { node { ${fields} } } } }`;
    const row = `id displayId title severity score status startedAt endedAt revision summary reasons
      subjects { key name } techniques { id } assignee { id } conclusion { verdict }
      clocks { name } breaches { id } actions { id } activity { text }`;
    const { url } = api.db;
    const columns = await asSuperuser(url, async (client) => {
      const found = await client.query<{ list: string }>(
        `select string_agg(attname, ', ') as list from pg_attribute where attrelid = 'incidents'::regclass
           and attnum > 0 and not attisdropped and attname not in ('body', 'versions')`,
      );
      return found.rows[0]!.list;
    });
    await asSuperuser(url, async (client) => {
      await client.query('revoke select on incidents from nightjar_reader');
      await client.query(`grant select (${columns}) on incidents to nightjar_reader`);
    });
    const [rows, story] = [await analyst(text(row)), await analyst(text('id story { text }'))];
    await asSuperuser(url, (client) =>
      client.query('grant select on incidents to nightjar_reader'),
    );
    expect(rows.errors).toEqual([]);
    expect(rows.data!.incidents!.edges).toHaveLength(3);
    expect(story.errors).not.toEqual([]);
    api.faults.length = 0;
  });

  test('an incident comes whole, with why, techniques in the order of the kill chain', async () => {
    const { data, errors } = await analyst(documents.incident, at);
    expect(errors).toEqual([]);
    expect(data!.incident).toMatchObject({
      status: 'NEW',
      severity: 'CRITICAL',
      startedAt: '2026-03-12T09:00:00.000Z',
      techniques: [{ id: 'T1078.004' }, { id: 'T1564.008' }],
      story: [{ kind: 'INFERRED' }],
      actions: [{ state: 'PENDING', kind: 'FORCE_LOGOUT' }],
      assignee: null,
      tenant: { msspName: 'northwatch', health: { eventsStored: 1, eventsWaiting: 1 } },
    });
    const [breach] = data!.incident!.breaches!;
    expect(breach).toMatchObject({ id: breachOf('borealis').id, score: 74 });
    expect(breach!.claim).toContain('AS1');
    expect(breach!.counterfactual).toContain('below 60');
    expect(breach!.sightings!.days).toHaveLength(90);
    expect(breach!.sightings!.active!.at(-1)).toBe(true);
  });

  test('an incident tells what was asked and found, by whom, and what could not be judged', async () => {
    const { data, errors } = await analyst(documents.incident, at);
    expect(errors).toEqual([]);
    const { coverage, event, hypotheses } = data!.incident as unknown as Incident & {
      coverage: CoverageNote[];
    };
    expect(event!.summariser).toBe('accountHijack');
    expect(event!.investigation.map(({ kind }) => kind)).toContain('verdict');
    expect(event!.agents).toMatchObject([{ name: 'A', foreign: true, verdict: 'suspicious' }]);
    expect(event!.entities[0]).toMatchObject({ kind: 'account', verdict: 'compromised' });
    expect(event!.recommendations[0]!.text).toContain('by telephone');
    expect(hypotheses.map(({ id, benign }) => [id, benign])).toEqual([
      ['H1', false],
      ['H7', true],
    ]);
    expect(coverage.map(({ source, state }) => [source, state])).toEqual([
      ['microsoft-365', 'neverConnected'],
    ]);
  });

  test('an event opens with its OCSF form and as the vendor wrote it', async () => {
    const { data } = await customer(documents.event, { ...at, id: eventIdOf('borealis') });
    expect(data!.event).toMatchObject({
      uid: 'record-1',
      outcome: 'success',
      source: 'entra-id',
      ocsf: { class_uid: 3002 },
      raw: { Id: 'record-1' },
    });
  });

  test.each(['PRIORITY', 'NEWEST'])('pages by %s hold each incident once', async (orderBy) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await analyst(queueOf, { orderBy, first: 1, after });
      expect(data!.incidents!.totalCount).toBe(3);
      seen.push(...data!.incidents!.edges!.map(({ node }) => node!.tenant!.slug as string));
      const { hasNextPage, endCursor } = data!.incidents!.pageInfo!;
      after = hasNextPage ? (endCursor as string) : null;
    } while (after !== null && seen.length < 10);
    expect(seen.toSorted()).toEqual(['acme', 'borealis', 'cobalt']);
  });

  test.each([
    [{ text: 'OF ACME' }, 1],
    [{ text: '%' }, 0],
    [{ text: 'ortega' }, 3],
    [{ tenants: ['acme', 'dunes'] }, 1],
    [{ severity: ['LOW'] }, 0],
    [{ minScore: 90 }, 3],
    [{ minScore: 91 }, 0],
    [{ status: ['ON_HOLD', 'CLOSED'] }, 0],
  ])('the filter %j leaves %i', async (filter, count) => {
    const { data } = await analyst(queueOf, { filter });
    expect(data!.incidents!.totalCount).toBe(count);
  });
});

describe('deciding', () => {
  const statusOf = async () => (await analyst(documents.incident, at)).data!.incident!;

  test('taking an incident acknowledges and assigns it', async () => {
    const { data } = await analyst(documents.acknowledge, at);
    expect(data!.decided).toMatchObject({ incident: { status: 'IN_PROGRESS' } });
    expect((await statusOf()).assignee).toMatchObject({ name: 'chen' });
  });

  test('a critical incident is closed only with a note, and opens again', async () => {
    const bare = await analyst(documents.closeAsBenign, { ...at, reason: 'TRAVEL' });
    expect(bare.data!.decided!.__typename).toBe('InvalidInput');
    const closed = await analyst(documents.closeAsBenign, {
      ...at,
      reason: 'TRAVEL',
      note: 'in Oslo',
    });
    expect(closed.data!.decided).toMatchObject({ incident: { status: 'CLOSED' } });
    const { data } = await analyst(queueOf, {});
    expect(data!.incidents!.edges!.at(-1)!.node!.tenant!.slug).toBe('borealis');
    const again = await analyst(documents.reopen, at);
    expect(again.data!.decided).toMatchObject({ incident: { status: 'NEW' } });
    expect((await analyst(documents.reopen, at)).data!.decided!.__typename).toBe('InvalidInput');
  });

  test("internal comments are the team's; a customer's own are never hidden", async () => {
    await analyst(documents.comment, { ...at, text: 'between us', internal: true });
    await analyst(documents.comment, { ...at, text: 'for all', internal: false });
    await customer(documents.comment, { ...at, text: 'from us', internal: true });
    const notes = async (ask: typeof analyst) =>
      (await ask(documents.incident, at)).data!.incident!.activity!.map(
        ({ note }) => note as string,
      );
    expect(await notes(analyst)).toEqual(
      expect.arrayContaining(['between us', 'for all', 'from us']),
    );
    expect(await notes(customer)).toEqual(expect.arrayContaining(['for all', 'from us']));
    expect(await notes(customer)).not.toContain('between us');
  });

  test('of many who approve at once one does; the others are told', async () => {
    const action = { tenant: 'borealis', id: actionOf('borealis').id };
    const answers = await Promise.all(
      [analyst, customer, analyst].map((ask) => ask(documents.approve, action)),
    );
    const names = answers.map(({ data }) => data!.decided!.__typename as string).sort();
    expect(names).toEqual(['AlreadyDecided', 'AlreadyDecided', 'ResponseDecided']);
    expect(answers.map(({ data }) => data!.decided!.action!.state)).toEqual(
      Array(3).fill('APPROVED'),
    );
    const late = await analyst(documents.decline, { ...action, reason: 'no' });
    expect(late.data!.decided!.__typename).toBe('AlreadyDecided');
    const body = { actionId: action.id };
    expect(api.published).toEqual([
      { kind: 'actionDecided', tenantId: tenantId('borealis'), body },
    ]);
  });

  test('an action whose time is over is not approved', async () => {
    api.clock.ms += 3_600_000;
    const late = await analyst(documents.approve, { tenant: 'acme', id: actionOf('acme').id });
    api.clock.ms -= 3_600_000;
    expect(late.data!.decided).toMatchObject({
      __typename: 'AlreadyDecided',
      action: { state: 'LAPSED' },
    });
  });

  test('each decision is in the audit log once, in a chain that holds', async () => {
    const chain = await inTenant(api.db.open('api'), tenantId('borealis'), (tx) =>
      listAudit(tx, 0, 50),
    );
    expect(chain.map(({ action }) => action)).toEqual([
      'incident.acknowledge',
      'incident.close',
      'incident.reopen',
      'incident.comment',
      'incident.comment',
      'incident.comment',
      'response.approve',
    ]);
    expect(findBrokenLink(chain)).toBeUndefined();
    expect(
      findBrokenLink(chain.map((one, n) => (n === 2 ? { ...one, reason: 'changed' } : one))),
    ).toBe(3);
  });
});

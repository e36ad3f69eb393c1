import { dayMs } from '@nightjar/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { day0, openEngine, signInEvent } from './baseline.fixture.ts';
import { closeBacklog } from './close/close-backlog.ts';

let engine: Awaited<ReturnType<typeof openEngine>>;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.stop());

it.each(['at the start', 'at a turn'])(
  'a block that nobody can read keeps no day from being closed %s',
  async (when) => {
    const tenantId = await engine.addTenant(when.replaceAll(' ', '-'));
    const event = (day: number) => signInEvent(tenantId, { user: 'ortega', day, asn: 64_500 });
    engine.clock.now = (day0 + 2) * dayMs;
    await engine.storeUnscored(tenantId, [event(1)], { text: '{"id": "cut' });
    await engine.storeUnscored(tenantId, [event(2)]);
    engine.clock.now = (day0 + 10) * dayMs;
    if (when === 'at a turn') await engine.keep(tenantId);
    else await closeBacklog({ db: engine.db, tenantId, now: engine.clock.now });
    const closed = (await engine.daysOf(tenantId)).map(({ day }) => Date.parse(day) / dayMs - day0);
    expect(closed).toEqual([2]);
  },
);

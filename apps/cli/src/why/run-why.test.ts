import { expect, it } from 'vitest';
import { run, samplePath } from '../cli.fixture.ts';

const user = 'j.ortega@contoso-lamps.example';
const attack = ['--user', user, '--at', '2026-06-11T10:05:00Z'];

interface Told {
  subject: string;
  acts: number;
  models: { model: string; verdict: string; missed: string[]; act: { uid: string } | null }[];
}

it('of the hour of the attack it tells which models spoke, and of others what they missed', async () => {
  const { code, out } = await run(['why', ...attack, '--json', samplePath]);
  expect(code).toBe(0);
  const told = JSON.parse(out) as Told;
  expect(told).toMatchObject({ subject: `user:${user}` });
  const verdictOf = (path: string) => told.models.find(({ model }) => model === path);
  expect(verdictOf('SaaS / Compromise / Unusual Login and New Email Rule')).toMatchObject({
    verdict: 'matched',
  });
  const near = told.models.filter(({ verdict }) => verdict === 'near');
  expect(near.length).toBeGreaterThan(0);
  for (const { missed } of near) expect(missed.length).toBeGreaterThan(0);
});

it('of a quiet hour of the same user no model is said to have spoken', async () => {
  const { code, out } = await run([
    'why',
    '--user',
    user,
    '--at',
    '2026-05-20T10:00:00Z',
    samplePath,
  ]);
  expect(code).toBe(0);
  expect(out).not.toContain('MATCHED');
  expect(out).toMatch(/\d+ models look at nothing of this/);
});

it('somebody who is not there is an error, and so is a time that is none', async () => {
  const nobody = await run(['why', '--user', 'x@example.com', '--at', '2026-06-11', samplePath]);
  expect(nobody).toMatchObject({ code: 2, error: expect.stringContaining('does nothing') });
  expect((await run(['why', '--user', user, '--at', 'noon', samplePath])).code).toBe(2);
});

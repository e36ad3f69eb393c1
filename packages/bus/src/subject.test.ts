import { expect, test } from 'vitest';
import { messageKinds, stages } from './catalog.ts';
import { permissionsOf } from './permissions.ts';
import { shardCount, shardOf, subjectOf } from './subject.ts';

test("a tenant's shard never changes", () => {
  expect(shardOf('11111111-1111-4111-8111-111111111111')).toBe(3);
  expect(shardOf('00000000-0000-4000-8000-000000000000')).toBe(5);
});

test('tenants spread over all shards', () => {
  const counts = Array.from({ length: shardCount }, () => 0);
  for (let index = 0; index < 3_200; index += 1) {
    const shard = shardOf(`0190a6e4-77aa-7c00-8000-${index.toString(16).padStart(12, '0')}`);
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(100);
  expect(Math.max(...counts)).toBeLessThan(300);
});

test('a subject names the kind and the shard, never the tenant', () => {
  expect(subjectOf('batchStored', 7)).toBe('nj.batchStored.7');
});

test('nobody may publish or listen to everything', () => {
  for (const stage of stages) {
    const { publish, subscribe } = permissionsOf(stage);
    expect(publish.length).toBeGreaterThan(0);
    expect(subscribe).toEqual([`_INBOX_${stage}.>`]);
    for (const subject of publish) expect(subject).toMatch(/^(nj\.\w+\.\*|\$JS\.\S+NJ_\w+\S*)$/);
  }
});

test('each kind has somebody who may say it, the sweeper among them', () => {
  for (const kind of messageKinds) {
    const speakers = stages.filter((stage) =>
      permissionsOf(stage).publish.includes(`nj.${kind}.*`),
    );
    expect(speakers).toContain('sweeper');
    expect(speakers).toHaveLength(2);
  }
});

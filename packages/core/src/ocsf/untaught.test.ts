import { expect, it } from 'vitest';
import { isTaught, UntaughtOperations, type OperationKind } from './untaught.ts';

const kind = (more: Partial<OperationKind>): OperationKind => ({
  source: 'microsoft-365',
  operation: 'NeverHeardOf',
  classUid: 6003,
  activityId: 99,
  ...more,
});

it.each([
  [{}, false],
  [{ activityId: 2 }, true],
  [{ classUid: 3004 }, false],
  [{ classUid: 3001, operation: 'CreateAccessKey' }, true],
  [{ source: 'ocsf' }, true],
  [{ source: 'zeek', operation: 'smtp', classUid: 4001, activityId: 6 }, false],
  [{ source: 'zeek', operation: 'conn', classUid: 4001, activityId: 6 }, true],
  [{ source: 'suricata', operation: 'flow', classUid: 4001, activityId: 6 }, true],
  [{ source: 'suricata', operation: 'fileinfo', classUid: 4001, activityId: 6 }, false],
  [{ source: 'aws-vpc-flow', operation: 'ACCEPT', classUid: 4001, activityId: 6 }, true],
] as const)('of %o it is %s that somebody taught it', (more, expected) =>
  expect(isTaught(kind(more))).toBe(expected),
);

it('counts by feed and operation, most first, in bounded memory', () => {
  const counted = new UntaughtOperations();
  counted.add(kind({}), 3);
  counted.add(kind({ source: 'azure-activity' }), 5);
  counted.add(kind({ activityId: 1 }));
  expect(counted.list()).toEqual([
    { source: 'azure-activity', operation: 'NeverHeardOf', events: 5 },
    { source: 'microsoft-365', operation: 'NeverHeardOf', events: 3 },
  ]);
  for (let n = 0; n < 1000; n += 1) counted.add(kind({ operation: `${n} ${'x'.repeat(500)}` }));
  const list = counted.list();
  expect(list).toHaveLength(101);
  expect(list[0]).toMatchObject({ operation: 'other operations', events: 902 });
  expect(Math.max(...list.map(({ operation }) => operation.length))).toBe(120);
});

import type { Breach } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import type { VendorRecord } from '@nightjar/scenarios';
import { expect, it } from 'vitest';
import { LiveJudge } from './live-judge.ts';

const account = '111122223333';
const partner = '999900001111';
const beginsAt = Date.UTC(2026, 2, 2, 9);
const dayMs = 86_400_000;
const path = 'IaaS / Exfiltration / Snapshot, Image or Database Shared Outside';
let made = 0;

/** A call by the one who looks after backups. */
function call(day: number, operation: string, requestParameters: object | null): VendorRecord {
  const [service, eventName] = operation.split(':');
  const at = beginsAt + day * dayMs;
  const record = {
    eventID: `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
    eventTime: new Date(at).toISOString(),
    eventName,
    eventSource: `${service}.amazonaws.com`,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '81.2.69.142',
    userAgent: 'aws-cli/2.15 Python/3.11 Linux/6.5.0',
    userIdentity: {
      type: 'IAMUser',
      userName: 'backup',
      arn: `arn:aws:iam::${account}:user/backup`,
      accountId: account,
    },
    recipientAccountId: account,
    requestParameters,
    responseElements: null,
  };
  return { source: 'aws-cloudtrail', record, happenedAt: at, arrivesAt: at } as VendorRecord;
}

const share = (day: number, userId: string): VendorRecord =>
  call(day, 'ec2:ModifySnapshotAttribute', {
    snapshotId: `snap-${day}`,
    attributeType: 'CREATE_VOLUME_PERMISSION',
    createVolumePermission: { add: { items: [{ userId }] } },
  });

const untilDay = 98;

/** Breaches by sharing, where from a day on a snapshot goes to the partner once a week. */
function told(sharesSince: number, last?: VendorRecord): Breach[] {
  const judge = new LiveJudge(loadModels(), openIntelligence().lookUp);
  for (let day = 0; day < untilDay; day += 1) {
    judge.add(call(day, 'ec2:DescribeSnapshots', null));
    if (day >= sharesSince && day % 7 === 0) judge.add(share(day, partner));
  }
  if (last) judge.add(last);
  return judge.look().breaches.filter(({ modelPath }) => modelPath === path);
}

const dayTold = ({ time }: Breach): number => Math.floor((time - beginsAt) / dayMs);

const daysTold = (last?: VendorRecord): number[] =>
  told(28, last)
    .map(dayTold)
    .sort((a, b) => a - b);

it('a partner with whom somebody shares every week is told at first, and is usual after the fifth time', () => {
  expect(daysTold()).toEqual([28, 35, 42, 49, 56]);
});

it('that one is usual makes no other so', () => {
  expect(daysTold(share(untilDay, partner))).not.toContain(untilDay);
  expect(daysTold(share(untilDay, '444455556666'))).toContain(untilDay);
});

it('whoever does something odd in every week of its first month knows its own network all the same', () => {
  const breaches = told(0);
  expect(breaches.length).toBeGreaterThan(0);
  const strangers = breaches
    .flatMap(({ agents }) => agents)
    .filter(({ foreign }) => foreign === true);
  expect(strangers).toEqual([]);
});

it('what is a finding each time it is done becomes usual, too, where the own agent does it every week', () => {
  const judge = new LiveJudge(loadModels(), openIntelligence().lookUp);
  for (let day = 0; day < 120; day += 1) {
    judge.add(call(day, 'ec2:DescribeSnapshots', null));
    if (day >= 28 && day % 7 === 0) judge.add(call(day, 'sts:GetFederationToken', {}));
  }
  const federation = judge
    .look()
    .breaches.filter(({ modelPath }) =>
      modelPath.endsWith('Federated Session Opened by One Who Never Did'),
    );
  // Unlearnt for 30 days from the first, learnt on five more.
  const days = [28, 35, 42, 49, 56, 63, 70, 77, 84, 91];
  expect(federation.map(dayTold).toSorted((a, b) => a - b)).toEqual(days);
});

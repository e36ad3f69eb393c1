import { dayMs } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { benignDays, createOrganisation, type VendorRecord } from '@nightjar/scenarios';
import { expect, test } from 'vitest';
import { LiveJudge } from './live-judge.ts';

const anchor = Date.UTC(2026, 5, 11, 14);
const leaves = { from: 6, days: 4 };
const organisation = travelling();
const traveller = organisation.people.find(({ trip }) => trip !== null)!;

/** An organisation of which the first administrator alone travels, in the last week. */
function travelling() {
  const plan = {
    seed: 'traveller',
    name: 'Eval Lamps',
    slug: 'evallamps',
    domain: 'eval-lamps.example',
    size: 40,
    countries: ['GB'],
  };
  const { people, ...rest } = createOrganisation(plan);
  const { network } = people.find(({ trip }) => trip !== null)!.trip!;
  const first = people.find(({ role }) => role === 'administrator')!;
  const at = (id: string) => (id === first.id ? { ...leaves, network } : null);
  return {
    ...rest,
    people: people.slice(0, 14).map((person) => ({
      ...person,
      trip: at(person.id),
      ...(person.id === first.id ? { holiday: null } : {}),
    })),
  };
}

/** As feeds tell it of devices that no directory knows. */
function withoutDevice({ record, ...told }: VendorRecord): VendorRecord {
  const { DeviceProperties: properties, deviceDetail, ...rest } = record;
  const isId = ({ Name }: { Name: string }): boolean => Name === 'Id' || Name === 'DisplayName';
  return {
    ...told,
    record: {
      ...rest,
      ...(deviceDetail ? { deviceDetail: { ...(deviceDetail as object), deviceId: '' } } : {}),
      ...(properties
        ? { DeviceProperties: (properties as { Name: string }[]).filter((one) => !isId(one)) }
        : {}),
    },
  };
}

function judge(tell: (record: VendorRecord) => VendorRecord) {
  const judging = new LiveJudge(loadModels(), openIntelligence().lookUp);
  const days = { sources: ['microsoft-365', 'entra-id'] as const, anchor, days: 60 };
  for (const record of benignDays(organisation, { ...days, activity: 0.4 }))
    judging.add(tell(record));
  const { breaches, incidents } = judging.look();
  const from = anchor - (leaves.from + 1) * dayMs;
  const ofJourney = breaches.filter(
    ({ group, subject, time }) =>
      group === 'ACCESS' && subject === `user:${traveller.upn}` && time > from,
  );
  return { ofJourney, incidents };
}

test('an administrator who works abroad on the own computer disturbs nobody', () => {
  expect(judge((record) => record)).toEqual({ ofJourney: [], incidents: [] });
});

test('control: where no device is told the same journey is an unusual source', () => {
  expect(judge(withoutDevice).ofJourney).not.toEqual([]);
});

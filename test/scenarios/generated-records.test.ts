import { openIntelligence } from '@nightjar/intel';
import {
  benignDays,
  capitalOne,
  cloudActNames,
  createFleet,
  exposure,
  networkDays,
  noiseNames,
  cloudAttack,
  cloudDays,
  createCloudAccount,
  createOrganisation,
  directoryOf,
  scenarioA,
  scenarioB,
  strangers,
  varyAttack,
  type StagedAttack,
  type VendorRecord,
} from '@nightjar/scenarios';
import { vendors } from '@nightjar/vendors';
import { expect, it } from 'vitest';

const { lookUp } = openIntelligence();
const anchor = Date.UTC(2026, 5, 10, 10);
const sources = ['microsoft-365', 'entra-id', 'message-trace'] as const;
const organisation = createOrganisation({
  seed: 'generated',
  name: 'Test Co',
  slug: 'testco',
  domain: 'test.example',
  size: 30,
  countries: ['GB'],
});
const plan = { organisation, anchor, mails: 60, sources };
const account = createCloudAccount(organisation);
const cloudPlan = { account, anchor };
const fleet = createFleet({ seed: 'generated' });
const formats = ['aws-vpc-flow', 'zeek', 'azure-flow'] as const;
const attacks: [string, StagedAttack][] = [
  ['scenario A', scenarioA(plan)],
  ['scenario B', scenarioB(plan)],
  ...['1', '2', '3'].map((seed): [string, StagedAttack] => [
    `scenario A, variation ${seed}`,
    scenarioA(varyAttack(plan, seed)),
  ]),
  ...formats.map((format): [string, StagedAttack] => [
    `exposure, ${format}`,
    exposure({ fleet, anchor, format }),
  ]),
  ['the chain in the cloud', capitalOne(cloudPlan)],
  ...cloudActNames.map((name): [string, StagedAttack] => [name, cloudAttack(name, cloudPlan)]),
];

const normalise = ({ source, record }: VendorRecord) => vendors[source].normalise(record, lookUp);
const refusalsOf = (records: Iterable<VendorRecord>): string[] =>
  [...records].flatMap((record) => {
    const read = normalise(record);
    return read.ok ? [] : [read.reason];
  });

it.each(attacks)('%s: every record is understood, under the id that the truth gives', (_, told) => {
  expect(refusalsOf(told.records)).toEqual([]);
  const wrong = told.truth.acts.filter(({ uid, place }) => {
    const read = normalise(told.records[place]!);
    return uid !== undefined && read.ok && read.event.metadata.uid !== uid;
  });
  expect(wrong).toEqual([]);
  const ids = told.records.map((record) => {
    const read = normalise(record);
    return read.ok ? `${record.source} ${read.event.metadata.uid}` : '';
  });
  expect(new Set(ids).size).toBe(ids.length);
});

it('ordinary days with every kind of noise are understood', () => {
  const noise = noiseNames;
  const days = [...benignDays(organisation, { anchor, days: 26, activity: 0.3, sources, noise })];
  expect(days.length).toBeGreaterThan(5000);
  expect(refusalsOf(days)).toEqual([]);
});

it('a directory is understood: everybody’s department, and the groups and roles beside it', () => {
  const records = directoryOf(organisation, anchor);
  expect(refusalsOf(records)).toEqual([]);
  const groups = records.map((record) => {
    const read = normalise(record);
    return read.ok ? read.event.user!.groups! : [];
  });
  expect(groups.map(([first]) => first!.name)).toEqual(
    organisation.people.map(({ department }) => department),
  );
  const types = new Set(groups.flat().map(({ type }) => type));
  expect(types).toEqual(new Set(['Department', 'Group', 'Role']));
});

it('a week of an account in the cloud is understood', () => {
  expect(refusalsOf(cloudDays(account, { anchor, days: 7 }))).toEqual([]);
});

it.each(formats)('two days of a network are understood, as %s', (format) => {
  const days = [...networkDays(fleet, { anchor, days: 2, format })];
  expect(days.length).toBeGreaterThan(1000);
  expect(refusalsOf(days)).toEqual([]);
});

it('a record that lacks its time is refused: the check above can fail', () => {
  const first = attacks[0]![1].records.find(({ source }) => source === 'microsoft-365');
  const { CreationTime: _, ...record } = first!.record;
  expect(refusalsOf([{ ...first!, record }])).toHaveLength(1);
});

it('the networks of strangers are what the table calls them', () => {
  const classes = { hosting: 'hosting', vpn: 'vpn', tor: 'tor', access: 'none' };
  const wrong = strangers.flatMap(({ kind, asn, country, prefixes }) =>
    prefixes.flatMap((prefix) =>
      [2, 120, 250]
        .map((last) => lookUp(`${prefix}.${last}`))
        .filter(
          (found) =>
            found.asn !== asn || found.class !== classes[kind] || found.country !== country,
        )
        .map(
          (found) => `${prefix} ${kind} ${country}: AS${found.asn} ${found.class} ${found.country}`,
        ),
    ),
  );
  expect(wrong).toEqual([]);
});

import { expect, test } from 'vitest';
import { benignDays } from '../office/benign-days.ts';
import { anchor, testCompany } from '../test-company.fixture.ts';
import type { VendorRecord } from '../types.ts';
import { noiseNames, type NoiseName } from './noises.ts';

const organisation = testCompany({ seed: 'noise', size: 60, countries: ['GB', 'DE'] });
const tell = (...noise: NoiseName[]): VendorRecord[] => [
  ...benignDays(organisation, { anchor, days: 40, activity: 0.4, noise }),
];
const plain = tell();
const texts = (records: readonly VendorRecord[]): string[] =>
  records.map(({ record }) => JSON.stringify(record));
const holding = (records: readonly VendorRecord[], mark: RegExp): number =>
  texts(records).filter((text) => mark.test(text)).length;

/** What is in the records of a noise and not, or hardly, in ordinary days. */
const marks = {
  'privacy-relays': /"ipAddress":"(?:104\.28\.40|172\.224\.)/,
  'web-gateway': /"ClientIP(?:Address)?":"165\.225\.80\./,
  connectors: /"ClientAppId":"[^"]+","ClientIPAddress":"(?:3\.223|54\.156|34\.200)\./,
  'partner-administrators': /"userPrincipalName":"(?:dana\.holm_|user_)/,
  migration:
    /"MailAccessType","Value":"Sync".*"OperationCount":(?:[6-9]\d|[1-4]\d\d)\b|Mailbox Mover/,
  'shared-mailboxes': /"Operation":"SendAs"/,
  'virtual-desktops': /"displayName":"VDI-\d"/,
  notifications: /"Subject":"Automatic reply: /,
  'mass-mailing': /spring offer/,
  travellers: /"countryOrRegion":"(?:PT|IT|CH|AT|IE|CA|FR|BE)"/,
  'new-phones': /StrongAuthenticationMethod/,
  newcomers: /StrongAuthenticationMethod/,
  holidays: /"countryOrRegion":"(?:PT|IT|CH|AT|IE|CA|FR|BE)"/,
} satisfies Partial<Record<NoiseName, RegExp>>;

test.each(Object.entries(marks) as [NoiseName, RegExp][])(
  '%s is told, and told twice alike',
  (name, mark) => {
    const told = tell(name);
    expect(holding(told, mark)).toBeGreaterThan(holding(plain, mark));
    const ids = told.map(
      ({ source, record }) => `${source} ${String(record['Id'] ?? record['id'])}`,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(texts(tell(name).slice(0, 3000))).toEqual(texts(told.slice(0, 3000)));
  },
);

test('an office that moves is seen from another network from one day on', () => {
  const asns = (records: readonly VendorRecord[]): Set<unknown> =>
    new Set(records.map(({ record }) => record['autonomousSystemNumber']));
  const moved = tell('office-moves');
  const half = Math.floor(moved.length / 4);
  expect(texts(moved.slice(0, half))).toEqual(texts(plain.slice(0, half)));
  expect(texts(moved)).not.toEqual(texts(plain));
  expect(asns(moved).size).toBeGreaterThanOrEqual(asns(plain).size);
});

test('a new computer changes what is seen of its owner and nothing else', () => {
  const devices = (records: readonly VendorRecord[]): Set<unknown> =>
    new Set(
      records
        .filter(({ source }) => source === 'entra-id')
        .map(({ record }) => (record['deviceDetail'] as { displayName: string }).displayName),
    );
  const renewed = tell('new-computers');
  expect(renewed).toHaveLength(plain.length);
  expect(devices(renewed).size).toBeGreaterThan(devices(plain).size);
});

test('every kind of noise is looked at here', () => {
  const looked = [...Object.keys(marks), 'office-moves', 'new-computers'];
  expect(looked.sort()).toEqual(noiseNames.toSorted());
});

test('no noise leaves ordinary days as they are', () => {
  const again = [...benignDays(organisation, { anchor, days: 40, activity: 0.4 })];
  expect(texts(again)).toEqual(texts(plain));
});

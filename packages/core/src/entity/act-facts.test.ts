import { expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { factsOf } from './act-facts.ts';

const event = (operation: string, more: object): OcsfEvent =>
  ({ class_uid: 6003, metadata: { event_code: operation }, ...more }) as unknown as OcsfEvent;

const throttled = (value: string): object => ({
  unmapped: { OperationProperties: [{ Name: 'IsThrottled', Value: value }, null] },
});

it.each([
  ['mail whose log stopped', event('MailItemsAccessed', throttled('True')), ['log-throttled']],
  ['mail whose log goes on', event('MailItemsAccessed', throttled('False')), []],
  ['another record that says so', event('Update', throttled('True')), []],
])('%s', (_, of, facts) => {
  expect(factsOf(of)).toEqual(facts);
});

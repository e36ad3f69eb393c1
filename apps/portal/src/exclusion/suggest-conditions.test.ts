import { expect, it } from 'vitest';
import type { WholeBreach } from '../graphql/detection.ts';
import { suggestConditions } from './suggest-conditions.ts';

const event = { operation: 'New-InboxRule', application: null, clientFamily: 'Outlook / Windows' };
const breachOf = (key: string, ...evidence: object[]) =>
  ({ subject: { key, name: key }, evidence }) as unknown as WholeBreach;

it('what all acts have in common can be asked for', () => {
  expect(suggestConditions(breachOf('user:ana@example.com', event, event))).toEqual([
    { field: 'ACCOUNT', value: 'user:ana@example.com' },
    { field: 'OPERATION', value: 'New-InboxRule' },
    { field: 'CLIENT', value: 'Outlook / Windows' },
  ]);
});

it('what differs cannot, and an address is no account', () => {
  const other = { ...event, operation: 'Set-InboxRule' };
  expect(suggestConditions(breachOf('ip:203.0.113.7', event, other))).toEqual([
    { field: 'CLIENT', value: 'Outlook / Windows' },
  ]);
});

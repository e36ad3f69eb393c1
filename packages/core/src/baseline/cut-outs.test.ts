import { expect, it } from 'vitest';
import { features, isRate } from '../feature/index.ts';
import type { BaselineDay } from './baseline-day.ts';
import { type CutOut, withoutCutOuts } from './cut-outs.ts';

const day: BaselineDay = {
  subject: 'user:a',
  day: 100,
  values: { asn: ['AS1', 'AS2'], operation: ['mail:Send', 'mail:New-InboxRule'] },
  rates: { sends: 20, mailReads: 900 },
  active: true,
};
const cut = (feature: CutOut['feature'], value: string, more: Partial<CutOut> = {}): BaselineDay =>
  withoutCutOuts(day, [
    { subject: day.subject, feature, value, fromDay: 100, untilDay: 129, ...more },
  ]);

it('a rate that is cut out of a day is not learnt, all else of it is', () => {
  expect(cut('mailReads', '')).toEqual({ ...day, rates: { sends: 20 } });
});

it('a value that is cut out leaves the rates as they are', () => {
  expect(cut('operation', 'mail:New-InboxRule')).toEqual({
    ...day,
    values: { ...day.values, operation: ['mail:Send'] },
  });
});

it('another subject, another day and another source leave a day as it is', () => {
  expect(cut('asn', 'AS2', { subject: 'user:b' })).toEqual(day);
  expect(cut('asn', 'AS2', { fromDay: 101 })).toEqual(day);
  expect(cut('asn', 'AS2', { fromDay: 90, untilDay: 99 })).toEqual(day);
  expect(cut('asn', 'AS3')).toEqual(day);
});

it('no feature has the name of a rate', () => {
  expect(features.filter(isRate)).toEqual([]);
});

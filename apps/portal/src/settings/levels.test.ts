import { expect, test } from 'vitest';
import { faultsOf, hoursOf, typedOf } from './levels.ts';

const typed = (respondHours: string, containHours: string, closeHours: string) => ({
  respondHours,
  containHours,
  closeHours,
});

test('hours are typed as a person writes them, and come back as numbers', () => {
  const level = {
    severity: 'CRITICAL',
    respondHours: 1 / 3,
    containHours: 4,
    closeHours: 72,
  } as const;
  expect(typedOf(level)).toEqual(typed('0.3333', '4', '72'));
  expect(hoursOf(typed('0.5', '4', '72'))).toEqual({
    respondHours: 0.5,
    containHours: 4,
    closeHours: 72,
  });
});

test.each([
  [typed('0.5', '4', '72'), []],
  [typed('4', '4', '4'), []],
  [typed('', '4', '72'), ['respondHours']],
  [typed('0', '-1', '9000'), ['respondHours', 'containHours', 'closeHours']],
  [typed('8', '4', '72'), ['containHours']],
  [typed('1e-60', 'x', 'Infinity'), ['respondHours', 'containHours', 'closeHours']],
])('what is typed is %o: wrong is %o', (given, wrong) => {
  expect(Object.keys(faultsOf(given))).toEqual(wrong);
});

import { expect, it } from 'vitest';
import { Fields } from '../record/fields.ts';
import { groupsOf } from './groups-of.ts';

const group = (id: string, more: object = {}) => ({
  '@odata.type': '#microsoft.graph.group',
  id,
  displayName: `Group ${id}`,
  ...more,
});
const of = (record: Record<string, unknown>) => groupsOf(new Fields(record));

it('who has no department and is in no group belongs to nothing', () => {
  expect(of({ department: '  ', memberOf: [] })).toEqual([]);
});

it('of two groups with one id the first stands, so that no group takes the place of the department', () => {
  const memberOf = [group('1'), group('1', { displayName: 'Other' }), group('department:Legal')];
  expect(of({ memberOf, department: ' Legal ' })).toEqual([
    { uid: 'department:Legal', name: 'Legal', type: 'Department' },
    { uid: '1', name: 'Group 1', type: 'Group' },
  ]);
});

it('what names nothing is no group, and its neighbours are', () => {
  const memberOf = [null, 7, [], {}, { id: 7 }, { displayName: 'Named' }, group('1')];
  expect(of({ memberOf })).toEqual([
    { name: 'Named', type: 'Group' },
    { uid: '1', name: 'Group 1', type: 'Group' },
  ]);
});

it('nobody belongs to more than a thousand', () => {
  const memberOf = Array.from({ length: 5000 }, (_, n) => group(String(n)));
  expect(of({ memberOf })).toHaveLength(1000);
});

import { expect, test } from 'vitest';
import { lookUpFixture } from '../look-up.fixture.ts';
import { normalise } from './normalise.ts';

test('a property that says no old value is a change all the same', () => {
  const normalised = normalise(
    {
      id: '1',
      activityDateTime: '2026-03-12T09:30:00Z',
      activityDisplayName: 'Add member to role',
      result: 'success',
      initiatedBy: { user: { userPrincipalName: 'm.okafor@borealis.example' } },
      targetResources: [
        {
          id: '2',
          type: 'User',
          userPrincipalName: 'j.ortega@borealis.example',
          modifiedProperties: [
            { displayName: 'Role.DisplayName', newValue: '"Global Administrator"' },
          ],
        },
      ],
    },
    lookUpFixture,
  );
  expect(normalised).toMatchObject({ event: { privileges: ['Global Administrator'] } });
});

import { expect, test } from 'vitest';
import { lookUpFixture } from '../look-up.fixture.ts';
import { normalise } from './normalise.ts';

test('a change that says no old value is a change all the same', () => {
  const normalised = normalise(
    {
      Id: '1',
      CreationTime: '2026-03-12T09:30:00',
      Workload: 'AzureActiveDirectory',
      Operation: 'Consent to application.',
      UserId: 'm.okafor@borealis.example',
      Target: [{ ID: 'Mail Porter', Type: 1 }],
      ModifiedProperties: [
        { Name: 'ServicePrincipal.AppId', NewValue: '5f3c1d7a-1111-4222-8333-444455556666' },
        { Name: 'ConsentAction.Permissions', NewValue: '[] => [[Scope: Mail.Read]];' },
      ],
    },
    lookUpFixture,
  );
  expect(normalised).toMatchObject({
    event: { privileges: ['Mail.Read'], resource: { uid: '5f3c1d7a-1111-4222-8333-444455556666' } },
  });
});

test('a parameter without a value hides none of the others', () => {
  const normalised = normalise(
    {
      Id: '1',
      CreationTime: '2026-03-12T09:30:00',
      Workload: 'Exchange',
      Operation: 'New-InboxRule',
      UserId: 'm.okafor@borealis.example',
      Parameters: [{ Name: 'Force' }, { Name: 'DeleteMessage', Value: 'True' }],
    },
    lookUpFixture,
  );
  expect(normalised).toMatchObject({
    event: { api: { request: { data: { Force: null, DeleteMessage: 'True' } } } },
  });
});

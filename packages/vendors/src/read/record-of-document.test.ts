import { expect, it } from 'vitest';
import { lookUpFixture } from '../look-up.fixture.ts';
import { vendors } from '../vendors.ts';
import { readAll } from './read.fixture.ts';

const documentOf = (more: object): string =>
  JSON.stringify({
    _index: 'logs',
    _source: {
      '@timestamp': '2026-03-12T09:30:00.000Z',
      source: { ip: '203.0.113.7', geo: { country_iso_code: 'GB' } },
      user_agent: { original: 'aws-cli/2.15', name: 'aws-cli' },
      ...more,
    },
  });

async function eventOf(input: string) {
  const [read] = await readAll(input);
  if (!read?.ok) throw new Error(read?.reason);
  const normalised = vendors[read.source].normalise(read.record, lookUpFixture);
  if (!normalised.ok) throw new Error(normalised.reason);
  return { source: read.source, event: normalised.event };
}

const trail = {
  event: {
    action: 'CreateAccessKey',
    provider: 'iam.amazonaws.com',
    id: 'e-1',
    outcome: 'failure',
  },
  cloud: { region: 'eu-west-1', account: { id: '111122223333' } },
  user: { name: 'alice', id: 'AIDAEXAMPLE' },
  aws: {
    cloudtrail: {
      event_version: '1.08',
      error_code: 'AccessDenied',
      user_identity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/alice',
        session_context: { session_issuer: { arn: 'arn:aws:iam::111122223333:role/Deploy' } },
      },
      flattened: { request_parameters: { userName: 'backup' } },
    },
  },
};

it('a call of AWS, as it was', async () => {
  const { source, event } = await eventOf(documentOf(trail));
  expect(source).toBe('aws-cloudtrail');
  expect(event).toMatchObject({
    time: Date.UTC(2026, 2, 12, 9, 30),
    status_id: 2,
    status_code: 'AccessDenied',
    metadata: { event_code: 'CreateAccessKey', uid: 'e-1' },
    actor: {
      user: { type: 'AssumedRole' },
      session: { issuer: expect.stringContaining('Deploy') },
    },
    cloud: { account: { uid: '111122223333' }, region: 'eu-west-1' },
    src_endpoint: { ip: '203.0.113.7' },
    http_request: { user_agent: 'aws-cli/2.15' },
  });
  expect(JSON.stringify(event)).toContain('backup');
});

it('the same laid flat into columns', async () => {
  const flat = {
    '@timestamp': '2026-03-12T09:30:00.000Z',
    'event.action': 'CreateAccessKey',
    'event.provider': 'iam.amazonaws.com',
    'event.id': 'e-1',
    'source.ip': '203.0.113.7',
    'aws.cloudtrail.user_identity.type': 'IAMUser',
    'aws.cloudtrail.user_identity.arn': 'arn:aws:iam::111122223333:user/alice',
  };
  const csv = `${Object.keys(flat).join(',')}\n${Object.values(flat).join(',')}\n`;
  expect((await eventOf(csv)).event).toMatchObject({
    metadata: { event_code: 'CreateAccessKey' },
    actor: { user: { uid: 'arn:aws:iam::111122223333:user/alice' } },
  });
});

it('a command to Exchange, whose parameters are a list again', async () => {
  const { source, event } = await eventOf(
    documentOf({
      o365: {
        audit: {
          CreationTime: '2026-03-12T09:30:00',
          Id: 'r-1',
          Operation: 'New-InboxRule',
          Workload: 'Exchange',
          UserId: 'ana@borealis.example',
          Parameters: { Name: '..', MoveToFolder: 'RSS Feeds' },
        },
      },
    }),
  );
  expect(source).toBe('microsoft-365');
  expect(event).toMatchObject({
    metadata: { event_code: 'New-InboxRule' },
    api: { request: { data: { Name: '..', MoveToFolder: 'RSS Feeds' } } },
  });
});

it('a sign-in and a change of the directory, under their own names again', async () => {
  const properties = {
    id: 's-1',
    user_principal_name: 'ana@borealis.example',
    user_id: 'u-1',
    app_display_name: 'OfficeHome',
    app_id: 'a-1',
    status: { error_code: 50126 },
  };
  const signIn = await eventOf(documentOf({ azure: { signinlogs: { properties } } }));
  expect(signIn.source).toBe('entra-id');
  expect(signIn.event).toMatchObject({
    status_id: 2,
    status_code: '50126',
    user: { name: 'ana@borealis.example' },
    src_endpoint: { ip: '203.0.113.7' },
  });
  const change = await eventOf(
    documentOf({
      azure: {
        auditlogs: {
          properties: {
            id: 'c-1',
            activity_display_name: 'Add member to role',
            initiated_by: { user: { user_principal_name: 'ana@borealis.example' } },
            target_resources: {
              0: {
                type: 'User',
                user_principal_name: 'bo@borealis.example',
                modified_properties: {
                  0: { display_name: 'Role.DisplayName', new_value: '"Global Administrator"' },
                },
              },
            },
          },
        },
      },
    }),
  );
  expect(change.event).toMatchObject({
    metadata: { event_code: 'Add member to role' },
    actor: { user: { name: 'ana@borealis.example' } },
    user: { name: 'bo@borealis.example' },
    privileges: ['Global Administrator'],
  });
});

it('what names no such log is none', async () => {
  for (const more of [{ aws: 7 }, { aws: { cloudtrail: [] } }, { azure: { other: {} } }, {}])
    expect((await readAll(documentOf(more)))[0]).toMatchObject({ ok: false });
});

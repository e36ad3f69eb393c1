import type { Source } from '@nightjar/core';

/** A record of a feed about an operation, and with it all that a fact can ask such a record for. */
export interface TellingShape {
  source: Source;
  recordOf: (operation: string) => Record<string, unknown>;
}

const time = '2026-03-12T09:30:00Z';
const user = 'ana@borealis.example';
const [ownAccount, otherAccount] = ['111122223333', '999900001111'];
const everyone = '0.0.0.0/0';

/** Opens, shares, gives and switches off whatever the operation can. */
const request = {
  userName: 'ben',
  roleArn: `arn:aws:iam::${otherAccount}:role/a`,
  principal: '*',
  enable: false,
  eventSelectors: [],
  userData: '<sensitiveDataRemoved>',
  accessControlPolicy: 'AllUsers',
  policyArn: 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
  policyDocument: `{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"AWS":["*","${otherAccount}"]}}]}`,
  attribute: 'userData',
  VersioningConfiguration: { Status: 'Suspended' },
  'x-amz-server-side-encryption-customer-algorithm': 'AES256',
  instanceType: 'p4d.24xlarge',
  filters: [{ key: 'all' }],
  action: 'ARCHIVE',
  isMultiRegionTrail: false,
  publiclyAccessible: true,
  masterUserPassword: '****',
  authType: 'NONE',
  projectVisibility: 'PUBLIC_READ',
  permission: { add: { items: [{ group: 'all' }, { userId: otherAccount }] } },
  valuesToAdd: ['all', otherAccount],
  publicAccessBlockConfiguration: { BlockPublicAcls: false },
  cidrBlock: everyone,
  ruleAction: 'allow',
  egress: false,
  ipPermissions: {
    items: [{ fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: everyone }] } }],
  },
};

const call = (service: string): TellingShape => ({
  source: 'aws-cloudtrail',
  recordOf: (eventName) => ({
    eventID: '1',
    eventTime: time,
    eventName,
    eventSource: `${service}.amazonaws.com`,
    sourceIPAddress: '203.0.113.7',
    userIdentity: { type: 'IAMUser', userName: 'ana', accountId: ownAccount },
    recipientAccountId: ownAccount,
    requestParameters: request,
    responseElements: { assumedRoleUser: { arn: `arn:aws:sts::${otherAccount}:assumed-role/a/b` } },
  }),
});

const azure: TellingShape = {
  source: 'azure-activity',
  recordOf: (OperationNameValue) => ({
    OperationNameValue,
    'TimeGenerated [UTC]': time,
    EventDataId: '1',
    Caller: user,
    ActivityStatusValue: 'Success',
    Type: 'AzureActivity',
    Properties: JSON.stringify({
      role: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
      access: 'Allow',
      sourceAddressPrefix: '*',
      destinationPortRange: '22',
      hardwareProfile: { vmSize: 'Standard_NC6' },
    }),
  }),
};

const parameters = {
  AuditDisabled: 'True',
  AuditEnabled: 'False',
  AuditBypassEnabled: 'True',
  UnifiedAuditLogIngestionEnabled: 'False',
  Role: 'Organization Management',
  PopEnabled: 'True',
  SmtpClientAuthenticationDisabled: 'False',
  AllowBasicAuthImap: 'True',
  AutoForwardEnabled: 'True',
  AutoForwardingMode: 'On',
};

const licence = (disabled: string): string =>
  JSON.stringify([`[SkuName=E5, DisabledPlans=[${disabled}]]`]);

const audit = (Workload: string): TellingShape => ({
  source: 'microsoft-365',
  recordOf: (Operation) => ({
    Id: '1',
    CreationTime: time,
    Operation,
    Workload,
    UserId: user,
    UserKey: '1',
    UserType: 0,
    RecordType: 1,
    ObjectId: 'ben@borealis.example',
    TargetUserOrGroupType: 'Guest',
    Folder: { Path: '\\Sent Items' },
    OperationProperties: [{ Name: 'IsThrottled', Value: 'True' }],
    Parameters: Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
  }),
});

const directory = (type: string): TellingShape => ({
  source: 'entra-audit',
  recordOf: (activityDisplayName) => ({
    id: '1',
    activityDateTime: time,
    activityDisplayName,
    result: 'success',
    initiatedBy: { user: { userPrincipalName: user } },
    targetResources: [
      {
        id: '2',
        userPrincipalName: 'ben_ext.example#EXT#@borealis.example',
        type,
        modifiedProperties: [
          {
            displayName: 'Role.DisplayName',
            oldValue: '"Global Administrator"',
            newValue: '"Global Administrator"',
          },
          {
            displayName: 'AssignedLicense',
            oldValue: licence(''),
            newValue: licence('M365_ADVANCED_AUDITING'),
          },
          {
            displayName: 'StrongAuthenticationRequirement',
            oldValue: '[{"State":1}]',
            newValue: '[]',
          },
        ],
      },
    ],
  }),
});

const okta: TellingShape = {
  source: 'okta',
  recordOf: (eventType) => ({
    uuid: '1',
    published: time,
    eventType,
    severity: 'INFO',
    actor: { id: '1', type: 'User', alternateId: user },
    client: { ipAddress: '203.0.113.7' },
    debugContext: { debugData: { privilegeGranted: 'Super administrator' } },
    outcome: { result: 'SUCCESS' },
    target: [{ id: '2', type: 'User', alternateId: 'ben@borealis.example' }],
  }),
};

/** What a pattern with a star is to find, by the names that the feeds give. */
export const namesOfPatterns = [
  'Add member to role.',
  'Add eligible member to role (permanent)',
  'Add member to role in PIM requested (timebound)',
  'user.account.privilege.grant',
  'group.privilege.grant',
  'Update user',
  'Disable Strong Authentication.',
  'User deleted security info',
  'user.mfa.factor.deactivate',
  'RestoreDBInstanceFromDBSnapshot',
];

/** One or more of each feed whose operations have names. */
export const tellingShapes: readonly TellingShape[] = [
  ...['iam', 's3', 'ec2', 'rds', 'sts', 'guardduty', 'cloudtrail', 'lambda'].map(call),
  azure,
  okta,
  ...['Exchange', 'SharePoint', 'SecurityComplianceCenter'].map(audit),
  ...['User', 'Role', 'ServicePrincipal', 'Policy'].map(directory),
];

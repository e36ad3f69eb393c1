import { call, consoleLogin } from '../../cloud/calls.ts';
import { snapshotId } from '../../cloud/administrator-day.ts';
import { findDeveloper } from '../../cloud/cloud-account.ts';
import { userCaller } from '../../cloud/identity.ts';
import { denied, later } from '../../cloud/trail-record.ts';
import { minuteMs } from '../../time.ts';
import type { VendorJson, VendorRecord } from '../../types.ts';
import type { Cause } from '../ground-truth.ts';
import { cloudCauses as causes } from './cloud-causes.ts';
import type { CloudIntruder } from './intrude.ts';

/** A short act of persistence, evasion, theft or misuse, with what it gives cause to. */
export interface CloudAct {
  causes: readonly Cause[];
  records(intruder: CloudIntruder, at: number): VendorRecord[];
}

const one = (
  cause: Cause,
  of: (intruder: CloudIntruder) => {
    service: string;
    name: string;
    request: VendorJson;
    response?: VendorJson;
  },
): CloudAct => ({
  causes: [cause],
  records: (intruder, at) => [call(intruder.scene, intruder.asUser(at), of(intruder))],
});

const burst = (
  cause: Cause,
  count: number,
  of: (intruder: CloudIntruder, index: number) => Parameters<typeof call>[2],
): CloudAct => ({
  causes: [cause],
  records: (intruder, at) =>
    Array.from({ length: count }, (_, index) =>
      call(intruder.scene, later(intruder.asUser(at), index * 12_000), of(intruder, index)),
    ),
});

const unusedRegion = 'ap-southeast-3';
const probed = [
  'iam:ListUsers',
  'ec2:DescribeInstances',
  's3:ListBuckets',
  'kms:ListKeys',
  'rds:DescribeDBInstances',
  'sns:ListTopics',
  'sqs:ListQueues',
  'ecs:ListClusters',
] as const;

/** Acts by name. */
export const cloudActs = {
  'key-for-another': one(causes.keyForAnother, ({ scene: { account, random } }) => {
    const { userName } = account.developers[0]!;
    const accessKeyId = `AKIA${random.guid().replaceAll('-', '').slice(0, 16).toUpperCase()}`;
    const response = { accessKey: { userName, accessKeyId, status: 'Active' } };
    return { service: 'iam', name: 'CreateAccessKey', request: { userName }, response };
  }),
  'trail-stopped': {
    causes: [causes.auditTampering],
    records: ({ scene, asUser }, at) => {
      const { accountId, region } = scene.account;
      const name = `arn:aws:cloudtrail:${region}:${accountId}:trail/all`;
      const trail = { service: 'cloudtrail', request: { name } };
      return [
        call(scene, asUser(at), { ...trail, name: 'StopLogging' }),
        call(scene, asUser(at + 5 * minuteMs), { ...trail, name: 'DeleteTrail' }),
      ];
    },
  },
  'snapshot-shared': one(causes.sharedOutside, ({ scene }) => ({
    service: 'ec2',
    name: 'ModifySnapshotAttribute',
    request: {
      snapshotId: snapshotId(scene),
      attributeType: 'CREATE_VOLUME_PERMISSION',
      createVolumePermission: { add: { items: [{ userId: '990011223344' }] } },
    },
    response: { _return: true },
  })),
  'public-bucket': one(causes.publicBucket, ({ scene }) => {
    const bucketName = scene.account.buckets[0]!;
    const Resource = `arn:aws:s3:::${bucketName}/*`;
    const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource };
    const bucketPolicy = { Version: '2012-10-17', Statement: [statement] };
    return { service: 's3', name: 'PutBucketPolicy', request: { bucketName, bucketPolicy } };
  }),
  'secret-burst': burst(causes.secretBurst, 36, ({ scene }, index) => ({
    service: 'secretsmanager',
    name: 'GetSecretValue',
    request: { secretId: index < 4 ? scene.account.secrets[index]! : `prod/service-${index}/key` },
  })),
  'console-without-mfa': {
    causes: [causes.consoleWithoutMfa],
    records: ({ scene, asUser }, at) => {
      const by = asUser(at);
      const user = findDeveloper(scene.account, String(by.caller['userName']));
      const caller = userCaller(scene.account, user, 'console');
      const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
      return [consoleLogin(scene, { ...by, caller, userAgent }, { mfa: false })];
    },
  },
  'compute-burst': burst(causes.computeBurst, 20, () => ({
    service: 'ec2',
    name: 'RunInstances',
    region: unusedRegion,
    request: {
      instancesSet: { items: [{ imageId: 'ami-0f1d2c3b4a5968778', minCount: 8, maxCount: 8 }] },
      instanceType: 'g5.48xlarge',
    },
    response: { reservationId: 'r-0123456789abcdef0' },
  })),
  'refused-reconnaissance': burst(causes.refusedCalls, 48, ({ arn }, index) => {
    const action = probed[index % probed.length]!;
    const [service = '', name = ''] = action.split(':');
    return { service, name, error: denied(arn, action) };
  }),
  'remote-command': one(causes.remoteCommand, ({ scene: { account, random } }) => ({
    service: 'ssm',
    name: 'SendCommand',
    request: {
      documentName: 'AWS-RunShellScript',
      instanceIds: [account.web.id, account.batch.id],
      parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    },
    response: { command: { commandId: random.guid(), documentName: 'AWS-RunShellScript' } },
  })),
  'code-update': one(causes.codeUpdate, ({ scene: { account, random } }) => ({
    service: 'lambda',
    name: 'UpdateFunctionCode20150331v2',
    request: { functionName: account.functions[0]!, publish: true, dryRun: false },
    response: { functionName: account.functions[0]!, codeSize: random.int(300, 4000) },
  })),
} as const satisfies Readonly<Record<string, CloudAct>>;
export type CloudActName = keyof typeof cloudActs;
/** All names, in a fixed order. */
export const cloudActNames = Object.keys(cloudActs) as CloudActName[];

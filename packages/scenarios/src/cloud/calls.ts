import type { VendorJson, VendorRecord } from '../types.ts';
import { roleArn, roleCaller, sessionArn, type Caller, type RoleSession } from './identity.ts';
import { trailRecord, type CallerAt, type CloudScene, type TrailCall } from './trail-record.ts';

/** Credentials given for a role, and the caller that they make. */
export function assumeRole(
  scene: CloudScene,
  by: CallerAt,
  session: RoleSession,
): { record: VendorRecord; caller: Caller } {
  const { account } = scene;
  const web = session.federated !== undefined;
  const record = trailRecord(scene, by, {
    service: 'sts',
    name: web ? 'AssumeRoleWithWebIdentity' : 'AssumeRole',
    region: account.region,
    request: {
      roleArn: roleArn(account, session.role),
      roleSessionName: session.name,
      durationSeconds: 3600,
    },
    response: {
      credentials: { accessKeyId: session.accessKeyId, sessionToken: 'REDACTED' },
      assumedRoleUser: {
        assumedRoleId: `${session.role.principalId}:${session.name}`,
        arn: sessionArn(account, session),
      },
    },
    resources: [
      { accountId: account.accountId, type: 'AWS::IAM::Role', ARN: roleArn(account, session.role) },
    ],
  });
  return { record, caller: roleCaller(account, session) };
}

/** An object of a bucket read or written: a data event of S3. */
export function objectCall(
  scene: CloudScene,
  by: CallerAt,
  of: { name: 'GetObject' | 'PutObject'; bucket: string; key: string; error?: TrailCall['error'] },
): VendorRecord {
  const bytes = scene.random.int(2_000, 4_000_000);
  const isRead = of.name === 'GetObject';
  return trailRecord(scene, by, {
    service: 's3',
    name: of.name,
    isData: true,
    request: {
      bucketName: of.bucket,
      key: of.key,
      Host: `${of.bucket}.s3.${scene.account.region}.amazonaws.com`,
    },
    ...(of.error ? { error: of.error } : {}),
    extra: {
      additionalEventData: {
        SignatureVersion: 'SigV4',
        bytesTransferredIn: isRead ? 0 : bytes,
        bytesTransferredOut: isRead ? bytes : 0,
      },
    },
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${of.bucket}/${of.key}` },
      {
        accountId: scene.account.accountId,
        type: 'AWS::S3::Bucket',
        ARN: `arn:aws:s3:::${of.bucket}`,
      },
    ],
  });
}

/** A sign-in to the console. */
export function consoleLogin(
  scene: CloudScene,
  by: CallerAt,
  of: { mfa: boolean; failed?: boolean },
): VendorRecord {
  return trailRecord(scene, by, {
    service: 'signin',
    name: 'ConsoleLogin',
    region: scene.account.region,
    readOnly: false,
    response: { ConsoleLogin: of.failed ? 'Failure' : 'Success' },
    ...(of.failed
      ? { error: { code: 'Failed authentication', message: 'Failed authentication' } }
      : {}),
    extra: {
      additionalEventData: {
        LoginTo: 'https://console.aws.amazon.com/console/home',
        MobileVersion: 'No',
        MFAUsed: of.mfa ? 'Yes' : 'No',
      },
    },
  });
}

/** Any other call that needs no more than a name and its parameters. */
export function call(
  scene: CloudScene,
  by: CallerAt,
  of: { service: string; name: string; request?: VendorJson } & Partial<TrailCall>,
): VendorRecord {
  return trailRecord(scene, by, of);
}

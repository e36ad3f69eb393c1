import { graphTime, hourMs } from '../time.ts';
import { call } from './calls.ts';
import type { CloudDay } from './cloud-days.ts';
import { serviceCaller, type Caller } from './identity.ts';
import type { CallerAt, CloudScene } from './trail-record.ts';

/** What AWS's own services do on behalf of the account: keys of encryption, configuration, scaling. */
export function recordServiceDay(scene: CloudScene, day: CloudDay): void {
  const { random } = scene;
  const count = Math.round(60 * day.activity);
  for (let left = count; left > 0; left--) {
    const at = day.start + random.int(0, 24 * 3600 - 1) * 1000;
    day.into.push(random.pick([encryptTrail, describeForConfig, describeForConfig])(scene, at));
  }
  if (!day.isWeekend) scaleOutAndIn(scene, day);
}

function by(service: string, at: number, caller: Caller = serviceCaller(service)): CallerAt {
  return { caller, source: `${service}.amazonaws.com`, userAgent: `${service}.amazonaws.com`, at };
}

function encryptTrail(scene: CloudScene, at: number) {
  const { accountId, region } = scene.account;
  const keyArn = `arn:aws:kms:${region}:${accountId}:key/trail`;
  return call(scene, by('cloudtrail', at), {
    service: 'kms',
    name: 'GenerateDataKey',
    readOnly: true,
    request: { keyId: keyArn, keySpec: 'AES_256' },
    resources: [{ accountId, type: 'AWS::KMS::Key', ARN: keyArn }],
  });
}

function describeForConfig(scene: CloudScene, at: number) {
  const caller = linkedRole(scene, { service: 'config', role: 'AWSServiceRoleForConfig', at });
  const name = scene.random.pick([
    'DescribeInstances',
    'DescribeVolumes',
    'DescribeSecurityGroups',
  ]);
  return call(scene, by('config', at, caller), { service: 'ec2', name });
}

function scaleOutAndIn(scene: CloudScene, day: CloudDay): void {
  const { random } = scene;
  for (const [hour, name] of [
    [7, 'RunInstances'],
    [19, 'TerminateInstances'],
  ] as const) {
    const at = day.start + hour * hourMs + random.int(0, 600) * 1000;
    const role = 'AWSServiceRoleForAutoScaling';
    const caller = linkedRole(scene, { service: 'autoscaling', role, at });
    const request = name === 'RunInstances' ? { instanceType: 'm6i.large' } : {};
    day.into.push(call(scene, by('autoscaling', at, caller), { service: 'ec2', name, request }));
  }
}

function linkedRole(
  { account }: CloudScene,
  of: { service: string; role: string; at: number },
): Caller {
  const { accountId } = account;
  return {
    type: 'AssumedRole',
    principalId: `AROASERVICELINKED0001:${of.service}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${of.role}/${of.service}`,
    accountId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROASERVICELINKED0001',
        arn: `arn:aws:iam::${accountId}:role/aws-service-role/${of.service}.amazonaws.com/${of.role}`,
        accountId,
        userName: of.role,
      },
      attributes: {
        creationDate: graphTime(of.at),
        mfaAuthenticated: 'false',
      },
    },
    invokedBy: `${of.service}.amazonaws.com`,
  };
}

import { minuteMs } from '../time.ts';
import type { Place, VendorRecord } from '../types.ts';
import { assumeRole, call } from './calls.ts';
import { cliAgent } from './cli-agent.ts';
import type { Developer } from './cloud-account.ts';
import type { CloudDay } from './cloud-days.ts';
import { openRoleSession, roleArn, userCaller } from './identity.ts';
import type { CallerAt, CloudScene } from './trail-record.ts';

/** What an administrator does now and then, by way of a role: keys, policies, commands, snapshots given to the partner account. */
export function recordAdministrator(
  scene: CloudScene,
  developer: Developer,
  { day, place, at }: { day: CloudDay; place: Place; at: number },
): void {
  const { random, account } = scene;
  if (!random.chance(0.5)) return;
  const by = { source: place.ip, userAgent: cliAgent(at), at };
  const { record, caller } = assumeRole(
    scene,
    { ...by, caller: userCaller(account, developer) },
    openRoleSession(account, {
      role: account.roles.Administrator,
      name: developer.userName,
      startedAt: at,
      mfa: true,
    }),
  );
  const acting = { ...by, caller, at: at + 4 * minuteMs };
  day.into.push(record, random.pick(duties)(scene, acting));
}

const duties: readonly ((scene: CloudScene, by: CallerAt) => VendorRecord)[] = [
  (scene, by) => {
    const { userName } = scene.random.pick(scene.account.developers);
    return call(scene, by, { service: 'iam', name: 'ListAccessKeys', request: { userName } });
  },
  (scene, by) =>
    call(scene, by, {
      service: 'iam',
      name: 'PutRolePolicy',
      request: { roleName: 'orders-function', policyName: 'read-orders', policyDocument: '{}' },
    }),
  (scene, by) =>
    call(scene, by, {
      service: 'ssm',
      name: 'SendCommand',
      request: {
        documentName: 'AWS-RunPatchBaseline',
        instanceIds: [scene.account.web.id],
        parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
      response: {
        command: { commandId: scene.random.guid(), documentName: 'AWS-RunPatchBaseline' },
      },
    }),
  (scene, by) =>
    call(scene, by, {
      service: 'ec2',
      name: 'ModifySnapshotAttribute',
      request: {
        snapshotId: snapshotId(scene),
        attributeType: 'CREATE_VOLUME_PERMISSION',
        createVolumePermission: { add: { items: [{ userId: scene.account.partnerAccountId }] } },
      },
      response: { _return: true },
    }),
  (scene, by) =>
    call(scene, by, {
      service: 'iam',
      name: 'UpdateAssumeRolePolicy',
      request: {
        roleName: 'ci-deploy',
        policyDocument: JSON.stringify({
          Statement: [
            { Principal: { AWS: roleArn(scene.account, scene.account.roles.terraform) } },
          ],
        }),
      },
    }),
];

/** An id of a snapshot. */
export function snapshotId({ random }: CloudScene): string {
  return `snap-${random.guid().replaceAll('-', '').slice(0, 17)}`;
}

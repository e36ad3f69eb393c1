import { listNetworks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { minuteMs, hourMs } from '../time.ts';
import { assumeRole, call, objectCall } from './calls.ts';
import type { CloudDay } from './cloud-days.ts';
import { openRoleSession, roleArn, type Caller } from './identity.ts';
import { later, type CallerAt, type CloudScene } from './trail-record.ts';

const issuer = 'token.actions.githubusercontent.com';

/** What runners of a build service do with roles: deployments, and infrastructure as code; each from another address. */
export function recordPipelineDay(scene: CloudScene, day: CloudDay): void {
  const { random } = scene;
  const runs = Math.round((day.isWeekend ? 1 : 8) * day.activity * (0.5 + random.next()));
  for (let run = 0; run < runs; run++) deploy(scene, day, timeOf(scene, day));
  if (!day.isWeekend && random.chance(0.6)) applyInfrastructure(scene, day, timeOf(scene, day));
}

function timeOf({ random }: CloudScene, day: CloudDay): number {
  return day.start + 8 * hourMs + random.int(0, 10 * 3600) * 1000;
}

function openRun(
  scene: CloudScene,
  day: CloudDay,
  of: { role: 'ci-deploy' | 'terraform'; at: number; userAgent: string },
): CallerAt {
  const { random, account } = scene;
  const source = placeIn(random.pick(listNetworks('runner', 'US')), random).ip;
  const run = { source, userAgent: of.userAgent, at: of.at };
  const subject = `repo:${account.organisation.slug}/platform:ref:refs/heads/main`;
  const web: Caller = {
    type: 'WebIdentityUser',
    principalId: `arn:aws:iam::${account.accountId}:oidc-provider/${issuer}:sts.amazonaws.com:${subject}`,
    userName: subject,
    identityProvider: `arn:aws:iam::${account.accountId}:oidc-provider/${issuer}`,
  };
  const { record, caller } = assumeRole(
    scene,
    { ...run, caller: web },
    openRoleSession(account, {
      role: account.roles[of.role],
      name: `run-${random.int(1e8, 9e8)}`,
      startedAt: of.at,
      federated: `arn:aws:iam::${account.accountId}:oidc-provider/${issuer}`,
    }),
  );
  day.into.push(record);
  return { ...run, caller };
}

function deploy(scene: CloudScene, day: CloudDay, at: number): void {
  const { random, account } = scene;
  const userAgent = 'aws-cli/2.24.0 md/awscrt#0.23.8 ua/2.0 os/linux#6.8.0 lang/python#3.12.9';
  const by = openRun(scene, day, { role: 'ci-deploy', at, userAgent });
  const bucket = `${account.organisation.slug}-artifacts`;
  const key = `build/${random.int(1e6, 9e6)}.zip`;
  const functionName = random.pick(account.functions);
  day.into.push(
    objectCall(scene, later(by, 30_000), { name: 'PutObject', bucket, key }),
    call(scene, later(by, 50_000), {
      service: 'lambda',
      name: 'UpdateFunctionCode20150331v2',
      request: { functionName, s3Bucket: bucket, s3Key: key, publish: true },
      response: { functionName, codeSize: random.int(1e5, 9e6) },
    }),
    call(scene, later(by, 70_000), {
      service: 'lambda',
      name: 'GetFunction20150331v2',
      request: { functionName },
    }),
  );
}

const reads = [
  ['iam', 'GetRole'],
  ['iam', 'ListRolePolicies'],
  ['ec2', 'DescribeVpcs'],
  ['s3', 'GetBucketPolicy'],
  ['lambda', 'GetFunction20150331v2'],
  ['rds', 'DescribeDBInstances'],
] as const;

function applyInfrastructure(scene: CloudScene, day: CloudDay, at: number): void {
  const { random, account } = scene;
  const userAgent =
    'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.80.0';
  const by = openRun(scene, day, { role: 'terraform', at, userAgent });
  for (let left = random.int(30, 80); left > 0; left--) {
    const [service, name] = random.pick(reads);
    day.into.push(call(scene, later(by, random.int(5, 240) * 1000), { service, name }));
  }
  if (!random.chance(0.5)) return;
  const roleName = random.pick(['orders-function', 'reports-function', 'web-app']);
  day.into.push(
    call(scene, later(by, 5 * minuteMs), {
      service: 'iam',
      name: random.pick(['PutRolePolicy', 'AttachRolePolicy', 'UpdateRole']),
      request: {
        roleName,
        policyArn: `arn:aws:iam::${account.accountId}:policy/${roleName}-access`,
      },
    }),
    call(scene, later(by, 6 * minuteMs), {
      service: 'lambda',
      name: 'UpdateFunctionConfiguration20150331v2',
      request: {
        functionName: random.pick(account.functions),
        role: roleArn(account, account.roles['orders-function']),
      },
    }),
  );
}

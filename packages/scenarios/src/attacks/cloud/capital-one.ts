import { assumeRole, call, objectCall } from '../../cloud/calls.ts';
import { openRoleSession, roleArn } from '../../cloud/identity.ts';
import { denied, later, type CallerAt } from '../../cloud/trail-record.ts';
import { hourMs, minuteMs } from '../../time.ts';
import type { VendorRecord } from '../../types.ts';
import { giving, type Given, type Step } from '../attack.ts';
import { tellTruth, type StagedAttack } from '../ground-truth.ts';
import { playSteps } from '../play-steps.ts';
import { cloudCauses as causes } from './cloud-causes.ts';
import { drawPlace, prepareIntruder, type CloudAttackPlan, type CloudIntruder } from './intrude.ts';

/** `objects` is how many objects are read in the first night, 600 by default. */
export interface CapitalOnePlan extends CloudAttackPlan {
  objects?: number;
}

/**
 * The chain of the other source page: credentials of a machine used off the machine, what they may do tried out,
 * the rights of a role changed, and customers' objects read for hours: one night with the machine's credentials, one by
 * roles assumed one from another.
 */
export function capitalOne(plan: CapitalOnePlan): StagedAttack {
  const intruder = prepareIntruder(plan, 'capital-one');
  const records = playSteps(plan, stepsOf(intruder, plan.objects ?? 600));
  const { account } = plan;
  const subjects = [account.roles['web-app'], account.roles['data-admin']].map((role) =>
    roleArn(account, role),
  );
  return { records, truth: tellTruth(records, { scenario: 'capital-one', subjects }) };
}

const stolen = [causes.newSource, causes.offInstance];

function stepsOf(intruder: CloudIntruder, objects: number): Step[] {
  const second = drawPlace(intruder.scene.random.fork('second night'));
  return [
    { name: 'stolen-credentials', afterHours: 0, records: (at) => lookWhoIAm(intruder, at) },
    { name: 'reconnaissance', afterHours: 0.2, records: (at) => tryOut(intruder, at) },
    { name: 'privilege-change', afterHours: 1.5, records: (at) => changeRights(intruder, at) },
    {
      name: 'bulk-read',
      afterHours: 2.5,
      records: (at) => readByMachine(intruder, { at, objects, spanMs: 5 * hourMs }),
    },
    {
      name: 'bulk-read-again',
      afterHours: 26,
      records: (at) =>
        readByRoles(
          {
            ...intruder,
            asInstance: (time) => ({ ...intruder.asInstance(time), source: second.ip }),
          },
          { at, objects: Math.ceil(objects / 3), spanMs: 2 * hourMs },
        ),
    },
  ];
}

function lookWhoIAm({ scene, asInstance }: CloudIntruder, at: number): Given[] {
  const known = call(scene, asInstance(at), { service: 'sts', name: 'GetCallerIdentity' });
  const listed = call(scene, asInstance(at + 90_000), { service: 's3', name: 'ListBuckets' });
  return giving(stolen, [known, listed]);
}

const tried = [
  ['iam', 'ListUsers'],
  ['iam', 'ListRoles'],
  ['ec2', 'DescribeInstances'],
  ['secretsmanager', 'ListSecrets'],
  ['rds', 'DescribeDBInstances'],
  ['organizations', 'ListAccounts'],
  ['lambda', 'ListFunctions20150331'],
  ['dynamodb', 'ListTables'],
] as const;

function tryOut({ scene, asInstance }: CloudIntruder, at: number): Given[] {
  const refused = Array.from({ length: 24 }, (_, index) => {
    const [service, name] = tried[index % tried.length]!;
    const by = asInstance(at + index * 40_000);
    const error = denied(by.caller['arn'], `${service}:${name.replace(/\d+$/, '')}`);
    return call(scene, by, { service, name, error });
  });
  return giving([...stolen, causes.refusedCalls], refused);
}

function changeRights({ scene, asInstance }: CloudIntruder, at: number): Given[] {
  const { account } = scene;
  const changed = [
    call(scene, asInstance(at), {
      service: 'iam',
      name: 'PutRolePolicy',
      request: {
        roleName: 'web-app',
        policyName: 'maintenance',
        policyDocument: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole', 's3:*'], Resource: '*' }],
        }),
      },
    }),
    call(scene, asInstance(at + 3 * minuteMs), {
      service: 'iam',
      name: 'UpdateAssumeRolePolicy',
      request: {
        roleName: 'data-admin',
        policyDocument: JSON.stringify({
          Statement: [{ Principal: { AWS: roleArn(account, account.roles.Developer) } }],
        }),
      },
    }),
  ];
  return giving([...stolen, causes.policyChange], changed);
}

/** From the machine's role to a developer's, and from that to the one that may read all customers' objects. */
function climb(
  { scene, asInstance }: CloudIntruder,
  at: number,
): { records: Given[]; by: CallerAt } {
  const { account } = scene;
  const sessionOf = (name: 'Developer' | 'data-admin', startedAt: number) =>
    openRoleSession(account, { role: account.roles[name], name: 'maintenance', startedAt });
  const first = assumeRole(scene, asInstance(at), sessionOf('Developer', at));
  const between = { ...asInstance(at + minuteMs), caller: first.caller };
  const second = assumeRole(scene, between, sessionOf('data-admin', at + minuteMs));
  return {
    records: giving(stolen, [first.record, second.record]),
    by: { ...asInstance(at + 2 * minuteMs), caller: second.caller },
  };
}

interface Reading {
  at: number;
  objects: number;
  spanMs: number;
}

/** The first night with the machine's own credentials: they may read now what they gave themselves. */
function readByMachine({ scene, asInstance }: CloudIntruder, of: Reading): Given[] {
  return giving(
    [...stolen, causes.bulkRead, causes.chain],
    readObjects(scene, asInstance(of.at), of),
  );
}

/** The second night from another place, and by the role that was opened for it. */
function readByRoles(intruder: CloudIntruder, of: Reading): Given[] {
  const { records, by } = climb(intruder, of.at);
  const read = readObjects(intruder.scene, by, of);
  return [...records, ...giving([causes.newSource, causes.bulkRead], read)];
}

function readObjects(scene: CloudIntruder['scene'], by: CallerAt, of: Reading): VendorRecord[] {
  const bucket = `${scene.account.organisation.slug}-customer-documents`;
  const listed = call(scene, by, {
    service: 's3',
    name: 'ListObjects',
    isData: true,
    request: { bucketName: bucket, 'list-type': '2', Host: `${bucket}.s3.amazonaws.com` },
  });
  const read = Array.from({ length: of.objects }, (_, index) =>
    objectCall(scene, later(by, minuteMs + Math.floor((index * of.spanMs) / of.objects)), {
      name: 'GetObject',
      bucket,
      key: `customers/${10_000 + index}/contract.pdf`,
    }),
  );
  return [listed, ...read];
}

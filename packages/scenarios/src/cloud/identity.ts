import { createRandom } from '../random.ts';
import { graphTime, hourMs } from '../time.ts';
import type { VendorJson } from '../types.ts';
import {
  idFrom,
  type CloudAccount,
  type CloudRole,
  type Developer,
  type Instance,
} from './cloud-account.ts';

/** Who calls: the identity as CloudTrail tells it. */
export type Caller = VendorJson;

/** A user with a key of their own, or, in the console, without one. */
export function userCaller(
  account: CloudAccount,
  { userName, principalId, accessKeyId }: Developer,
  by: 'key' | 'console' = 'key',
): Caller {
  return {
    type: 'IAMUser',
    principalId,
    arn: `arn:aws:iam::${account.accountId}:user/${userName}`,
    accountId: account.accountId,
    ...(by === 'key' ? { accessKeyId } : {}),
    userName,
  };
}

/** A session of a role. */
export interface RoleSession {
  role: CloudRole;
  name: string;
  accessKeyId: string;
  startedAt: number;
  mfa?: boolean;
  /** The resource whose credentials these are, where AWS tells it. */
  inScopeOf?: string;
  federated?: string;
}

/** A new session of a role: its key follows from who, when and what. */
export function openRoleSession(
  account: CloudAccount,
  of: Omit<RoleSession, 'accessKeyId'>,
): RoleSession {
  const random = createRandom(`${account.seed}/${of.role.name}/${of.name}/${of.startedAt}`);
  return { ...of, accessKeyId: `ASIA${idFrom(random, 16)}` };
}

const credentialsMs = 6 * hourMs;

/** The session that a machine has at a time; its credentials are renewed every six hours. */
export function instanceSession(
  account: CloudAccount,
  { id, role }: Instance,
  at: number,
): RoleSession {
  const startedAt = Math.floor(at / credentialsMs) * credentialsMs;
  return openRoleSession(account, {
    role,
    name: id,
    startedAt,
    inScopeOf: `arn:aws:ec2:${account.region}:${account.accountId}:instance/${id}`,
  });
}

/** Who calls in a session. */
export function roleCaller(account: CloudAccount, session: RoleSession): Caller {
  const { role, name } = session;
  return {
    type: 'AssumedRole',
    principalId: `${role.principalId}:${name}`,
    arn: sessionArn(account, session),
    accountId: account.accountId,
    accessKeyId: session.accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: role.principalId,
        arn: roleArn(account, role),
        accountId: account.accountId,
        userName: role.name,
      },
      webIdFederationData: session.federated
        ? { federatedProvider: session.federated, attributes: {} }
        : {},
      attributes: {
        creationDate: graphTime(session.startedAt),
        mfaAuthenticated: String(session.mfa ?? false),
      },
      ...(session.inScopeOf ? { ec2RoleDelivery: '2.0' } : {}),
    },
    ...(session.inScopeOf ? { inScopeOf: { sourceArn: session.inScopeOf } } : {}),
  };
}

/** One of AWS's own services. */
export function serviceCaller(service: string): Caller {
  return { type: 'AWSService', invokedBy: `${service}.amazonaws.com` };
}

/** ARN of a role. */
export function roleArn(account: CloudAccount, role: CloudRole): string {
  return `arn:aws:iam::${account.accountId}:role/${role.name}`;
}

/** ARN of a session. */
export function sessionArn(account: CloudAccount, { role, name }: RoleSession): string {
  return `arn:aws:sts::${account.accountId}:assumed-role/${role.name}/${name}`;
}

import { type OcsfActor, OcsfClass, type OcsfEvent, type OcsfUser } from '../ocsf/index.ts';
import type { Act, EntityKey } from './types.ts';

type Subject = Pick<Act, 'subject' | 'subjectName' | 'actorKind'>;

/** Who acts in an event of AWS; null where it is none, or names nobody. */
export function awsActorOf(event: OcsfEvent): OcsfActor | null {
  if (event.cloud?.provider !== 'AWS') return null;
  const actor = event.actor ?? statedOf(event) ?? event.evidences?.find((one) => one.actor)?.actor;
  return actor?.user || actor?.invoked_by ? actor : null;
}

/** Of whom a directory tells: nobody acts, and he is named as where he does. */
function statedOf({ class_uid: classUid, user }: OcsfEvent): OcsfActor | undefined {
  return classUid === OcsfClass.userInventory && user ? { user } : undefined;
}

/**
 * The one entity behind an identity of AWS. A session's name is chosen by whoever assumes the role, so the
 * role is the entity, save where the identity centre names the person or EC2 names the machine.
 */
export function awsSubjectOf(actor: OcsfActor): Subject {
  const user = actor.user ?? {};
  const found = principalOf(user, actor);
  if (actor.invoked_by && found.subject === null)
    return nobody(found.subjectName ?? actor.invoked_by, 'system');
  // A service that acts in someone's name: the authority is his, the hands are not.
  if (actor.invoked_by && found.actorKind === 'person')
    return { ...found, actorKind: 'application' };
  return found;
}

function principalOf(user: OcsfUser, actor: OcsfActor): Subject {
  switch (user.type) {
    case 'AWSService':
      return nobody(actor.invoked_by ?? user.name, 'system');
    case 'AssumedRole':
    case 'Role':
      return roleOf(user, actor);
    case 'FederatedUser':
      return person(issuedKey(actor) ?? iamKey(user), user.name ?? lastPart(user.uid));
    case 'WebIdentityUser':
      return {
        subject: key('sp', join(actor.idp?.name, user.name ?? user.uid_alt)),
        subjectName: user.name ?? null,
        actorKind: 'application',
      };
    case 'SAMLUser':
      return person(samlKey(user, actor), user.name);
    case 'IdentityCenterUser':
      return person(key('user', user.name ?? user.uid_alt), user.name ?? user.uid_alt);
    case 'AWSAccount':
      return accountOf(user);
    default:
      return actor.user ? iamUserOf(user) : nobody(actor.invoked_by, 'system');
  }
}

function iamUserOf(user: OcsfUser): Subject {
  // A sign-in by a name that does not exist is not told: no entity is made for it.
  if (user.name === 'HIDDEN_DUE_TO_SECURITY_REASONS') return nobody(user.name, 'person');
  const name = user.type === 'Root' ? 'root' : (user.name ?? lastPart(user.uid) ?? user.uid_alt);
  return person(iamKey(user), name);
}

function roleOf(user: OcsfUser, actor: OcsfActor): Subject {
  const role = actor.session?.issuer ?? roleArnOf(user.uid) ?? user.uid_alt?.split(':', 1)[0];
  const session = user.uid_alt?.split(':')[1] ?? lastPart(user.uid);
  const roleName = lastPart(role) ?? null;
  if (session && roleName?.startsWith('AWSReservedSSO_'))
    return person(key('user', session), session);
  if (session && /^i-[0-9a-f]{8,17}$/i.test(session))
    return { subject: key('machine', session), subjectName: session, actorKind: 'application' };
  return {
    subject: key('role', role),
    subjectName: session ? `${roleName}/${session}` : roleName,
    // Most sessions of roles are programs; a second factor is a person's.
    actorKind: actor.session?.is_mfa ? 'person' : 'application',
  };
}

/** A principal of another account, of which this one sees its id and its account only. */
function accountOf(user: OcsfUser): Subject {
  const account = user.account?.uid;
  if (account === 'ANONYMOUS_PRINCIPAL' || (!account && !user.uid_alt))
    return nobody(account, 'person');
  const [id, session] = (user.uid_alt ?? '').split(':');
  if (id?.startsWith('AROA'))
    return { subject: key('role', id), subjectName: session ?? id, actorKind: 'application' };
  return person(key('user', id || account), id || account);
}

/** Names are unique within an account, whatever their path; older records tell the name only. */
function iamKey(user: OcsfUser): EntityKey | null {
  const account = user.account?.uid ?? user.uid?.split(':')[4];
  if (user.type === 'Root') return key('user', account ? `arn:aws:iam::${account}:root` : 'root');
  const name = user.name ?? lastPart(user.uid);
  if (name && account) return key('user', `arn:aws:iam::${account}:user/${name}`);
  return key('user', name ?? user.uid_alt ?? user.credential_uid);
}

/** Who asked for a federated session: its name is chosen by him, he is not. */
function issuedKey({ session }: OcsfActor): EntityKey | null {
  const account = session?.issuer?.split(':')[4];
  const name = lastPart(session?.issuer);
  if (!account || !name) return null;
  return key('user', `arn:aws:iam::${account}:${name === 'root' ? 'root' : `user/${name}`}`);
}

function samlKey(user: OcsfUser, actor: OcsfActor): EntityKey | null {
  return user.name?.includes('@')
    ? key('user', user.name)
    : key('user', join(actor.idp?.name, user.name ?? user.uid_alt));
}

/** The role's ARN by that of its session: its path is not told there. */
function roleArnOf(sessionArn: string | undefined): string | undefined {
  const [, , , , account, resource] = sessionArn?.split(':') ?? [];
  const [kind, name] = resource?.split('/') ?? [];
  return kind === 'assumed-role' && name ? `arn:aws:iam::${account}:role/${name}` : sessionArn;
}

function lastPart(arn: string | undefined): string | undefined {
  if (!arn) return undefined;
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1) || undefined;
}

function join(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part).join('/') || undefined;
}

function key(kind: string, id: string | undefined): EntityKey | null {
  return id ? `${kind}:${id.toLowerCase()}` : null;
}

function person(subject: EntityKey | null, name: string | undefined): Subject {
  return { subject, subjectName: name ?? null, actorKind: 'person' };
}

function nobody(name: string | undefined, actorKind: Act['actorKind']): Subject {
  return { subject: null, subjectName: name ?? null, actorKind };
}

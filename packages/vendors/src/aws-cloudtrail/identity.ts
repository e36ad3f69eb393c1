import type { OcsfActor, OcsfUser } from '@nightjar/core';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';

const userTypes: Readonly<Record<string, OcsfUser['type_id']>> = {
  IAMUser: 1,
  FederatedUser: 1,
  SAMLUser: 1,
  IdentityCenterUser: 1,
  Root: 2,
  AWSService: 3,
  WebIdentityUser: 4,
};

/** Who made a call, and what of the identity has no place in OCSF. */
export function identityOf(fields: Fields): { actor: OcsfActor; rest: Record<string, unknown> } {
  const identity = new Fields(fields.take('userIdentity', isRecord) ?? {});
  const type = identity.take('type', isText);
  const account = identity.take('accountId', isText);
  const key = identity.take('accessKeyId', isText) ?? identity.take('credentialId', isText);
  const user = filled({
    uid: identity.take('arn', isText),
    uid_alt: identity.take('principalId', isText) ?? onBehalfOf(identity),
    name: identity.take('userName', isText) ?? nameAside(fields, type),
    credential_uid: key,
    account: account === undefined ? undefined : accountOf(account, type),
  });
  const invokedBy = identity.take('invokedBy', isText);
  const idp = identity.take('identityProvider', isText) ?? providerOf(identity);
  const session = sessionOf(identity, key);
  const known = user !== undefined || invokedBy === undefined || type !== undefined;
  return {
    actor: {
      ...(known ? { user: withType(user ?? { name: '' }, type) } : {}),
      ...(session ? { session } : {}),
      ...(invokedBy === undefined ? {} : { invoked_by: invokedBy }),
      ...(idp === undefined ? {} : { idp: { name: idp } }),
    },
    rest: identity.rest(),
  };
}

function withType(user: OcsfUser, type: string | undefined): OcsfUser {
  const named = (user.uid ?? user.name ?? user.account) ? user : { ...user, name: '' };
  if (type === undefined) return { ...named, type_id: 0 };
  return { ...named, type, type_id: Object.hasOwn(userTypes, type) ? userTypes[type]! : 99 };
}

function accountOf(uid: string, type: string | undefined): NonNullable<OcsfUser['account']> {
  if (type === 'IAMUser') return { uid, type_id: 3 };
  return type === 'AssumedRole' || type === 'Role' ? { uid, type_id: 4 } : { uid, type_id: 10 };
}

/** Temporary credentials are the session; long-lived keys begin otherwise. */
function sessionOf(identity: Fields, key: string | undefined): OcsfActor['session'] {
  const context = new Fields(identity.peek('sessionContext', isRecord) ?? {});
  const issuer = new Fields(context.peek('sessionIssuer', isRecord) ?? {});
  const attributes = new Fields(context.peek('attributes', isRecord) ?? {});
  const mfa = attributes.peek('mfaAuthenticated', isSaid);
  return filled({
    uid: key?.startsWith('ASIA') ? key : undefined,
    issuer: issuer.peek('arn', isText),
    is_mfa: mfa === undefined ? undefined : String(mfa).toLowerCase() === 'true',
    created_time: attributes.peekTime('creationDate'),
  });
}

const isSaid = (value: unknown): value is string | boolean =>
  typeof value === 'boolean' || isText(value);

function onBehalfOf(identity: Fields): string | undefined {
  return new Fields(identity.peek('onBehalfOf', isRecord) ?? {}).peek('userId', isText);
}

/** The identity centre names its people beside the identity. */
function nameAside(fields: Fields, type: string | undefined): string | undefined {
  if (type !== 'IdentityCenterUser') return undefined;
  return new Fields(fields.peek('additionalEventData', isRecord) ?? {}).peek('UserName', isText);
}

function providerOf(identity: Fields): string | undefined {
  const context = new Fields(identity.peek('sessionContext', isRecord) ?? {});
  const web = context.peek('webIdFederationData', isRecord);
  return web && new Fields(web).peek('federatedProvider', isText);
}

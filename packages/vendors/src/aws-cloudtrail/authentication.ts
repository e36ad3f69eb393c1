import type { OcsfEvent, OcsfUser } from '@nightjar/core';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Call } from './call.ts';

/** 1 logon, 2 logoff, 7 switch of account. */
export const signIns: Readonly<Record<string, number>> = {
  ConsoleLogin: 1,
  UserAuthentication: 1,
  Authenticate: 1,
  Logout: 2,
  SwitchRole: 7,
  ExitRole: 7,
};
const tokens =
  /^(?:AssumeRole(?:WithSAML|WithWebIdentity)?|AssumeRoot|GetFederationToken|GetSessionToken)$/;

/** A sign-in, or credentials given for a role; null where it is neither. */
export function authenticationOf(call: Call): Partial<OcsfEvent> | null {
  const { service, operation } = call;
  if (service === 'sts' && tokens.test(operation)) return tokenOf(call);
  if (!/^(?:signin|sso|sso-directory|)$/.test(service) || !Object.hasOwn(signIns, operation))
    return null;
  return {
    ...classed(3002, signIns[operation]!),
    ...outcomeOf(call),
    user: call.actor.user ?? { name: '', type_id: 0 },
    service: { name: `${service || 'signin'}.amazonaws.com` },
    ...mfaOf(call),
  };
}

function outcomeOf({ operation, response }: Call): Partial<OcsfEvent> {
  const said = response.peek(operation, isText);
  return said === undefined ? {} : { status_id: /^fail/i.test(said) ? 2 : 1 };
}

function mfaOf({ fields }: Call): Partial<OcsfEvent> {
  const more = new Fields(fields.peek('additionalEventData', isRecord) ?? {});
  const used = more.peek('MFAUsed', isText);
  return used === undefined ? {} : { is_mfa: /^yes$/i.test(used) };
}

function tokenOf({ actor, request, response }: Call): Partial<OcsfEvent> {
  const credentials = new Fields(response.peek('credentials', isRecord) ?? {});
  const assumed = new Fields(response.peek('assumedRoleUser', isRecord) ?? {});
  const key = credentials.peek('accessKeyId', isText);
  const session = filled({
    uid: key,
    credential_uid: key,
    uid_alt: assumed.peek('arn', isText),
    issuer: request.peek('roleArn', isText),
  });
  return {
    ...classed(3002, 1),
    user: assumedUser(request) ?? actor.user ?? { name: '', type_id: 0 },
    service: { name: 'sts.amazonaws.com' },
    ...(session ? { session } : {}),
  };
}

function assumedUser(request: Fields): OcsfUser | undefined {
  const role = filled({
    uid: request.peek('roleArn', isText),
    name: request.peek('roleSessionName', isText),
  });
  return role && { ...role, type: 'AssumedRole', type_id: 99 };
}

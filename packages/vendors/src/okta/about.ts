import type { OcsfEvent } from '@nightjar/core';
import { isUser, type OktaObject, userOf } from './objects.ts';

/** Who acts, on what, and which role is given. */
export interface Deed {
  actor: OktaObject | undefined;
  targets: readonly OktaObject[];
  role: string | undefined;
}

/** What an event is about, in the places that its class has for it; the first target of a type is meant. */
export function aboutOf(classUid: number, deed: Deed): Partial<OcsfEvent> {
  const { actor, targets } = deed;
  switch (classUid) {
    case 3001:
      return { user: userOf(targets.find(isUser) ?? actor) };
    case 3002:
      return { user: userOf(actor), service: { name: nameOf(appIn(targets), 'Okta') } };
    case 3004:
      return { entity: entityOf(targets[0]) };
    case 3005:
      return accessOf(deed);
    case 3006:
      return groupOf(targets);
    default:
      return {};
  }
}

const typed = (targets: readonly OktaObject[], pattern: RegExp): OktaObject | undefined =>
  targets.find(({ type }) => pattern.test(type));

const appIn = (targets: readonly OktaObject[]): OktaObject | undefined =>
  typed(targets, /^(?:AppInstance|PublicClientApp)/);

function nameOf(one: OktaObject | undefined, unsaid = 'unknown'): string {
  return one?.name ?? one?.login ?? one?.id ?? unsaid;
}

function entityOf(one: OktaObject | undefined): NonNullable<OcsfEvent['entity']> {
  return { type: one?.type || 'Okta', name: nameOf(one), ...(one?.id ? { uid: one.id } : {}) };
}

function accessOf({ actor, targets, role }: Deed): Partial<OcsfEvent> {
  const user = targets.find(isUser);
  const app = appIn(targets);
  return {
    // Of a consent the application is who may do more now, whoever gave it.
    user: user || !app ? userOf(user ?? actor) : { ...userOf(app), type_id: 4 },
    privileges: role === undefined ? [] : [role],
    ...(app ? { resource: { name: nameOf(app), ...(app.id ? { uid: app.id } : {}) } } : {}),
  };
}

function groupOf(targets: readonly OktaObject[]): Partial<OcsfEvent> {
  const group = typed(targets, /Group$/);
  const user = targets.find(isUser);
  return {
    group: { name: nameOf(group), ...(group?.id ? { uid: group.id } : {}) },
    ...(user ? { user: userOf(user) } : {}),
  };
}

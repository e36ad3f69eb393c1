import { outlookVersion, userAgentOf, type Client } from '../people/clients.ts';
import { gateway, relay, vendorService } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import type { Act, Scene } from '../record/act.ts';
import type { MailClient } from '../record/mail.ts';
import type { Person, Place } from '../types.ts';

/** A person at a computer for a day: the same place, client and session for all that is done. */
export interface Session {
  person: Person;
  mail: MailClient;
  /** An act at a time, as sign-in sees it. */
  at(ms: number): Act;
  /** The same as web sites see it: behind a gateway where the organisation has one. */
  onSite(ms: number): Act;
}

/** A session at the person's computer. */
export function openSession(
  scene: Scene,
  person: Person,
  opened: { place: Place; at: number },
): Session {
  const act = actOf(person, person.desktop, {
    place: opened.place,
    session: scene.random.guid(),
    at: opened.at,
  });
  const isBehindGateway = scene.organisation.usesGateway && opened.place === person.office;
  const site = isBehindGateway ? placeIn(gateway, scene.random) : opened.place;
  return {
    person,
    mail: mailClientOf(person.desktop, opened.at),
    at: (ms) => ({ ...act, at: ms }),
    onSite: (ms) => ({ ...act, at: ms, place: site }),
  };
}

/** An act by the person's phone: on the carrier, at home, or through a relay. Throws without a phone. */
export function phoneSession(scene: Scene, person: Person, at: number): Act {
  const { random } = scene;
  if (!person.phone || !person.mobile) throw new Error(`${person.upn} has no phone`);
  const network =
    person.usesRelay && random.chance(0.6)
      ? relay
      : random.chance(0.6)
        ? person.mobile
        : person.home;
  return actOf(person, person.phone, {
    place: placeIn(network, random),
    session: random.guid(),
    at,
  });
}

/** An act on behalf of a person by the mail service itself, as phones' mailbox access is reported. */
export function serviceAct(scene: Scene, act: Act): Act {
  return { ...act, place: placeIn(vendorService, scene.random) };
}

function actOf(
  person: Person,
  client: Client,
  where: { place: Place; session: string; at: number },
): Act {
  const version = / (?:Edg|Chrome|Firefox)\/(\d+)|(?:Edg|Chrome|Firefox)\/(\d+)/.exec(
    userAgentOf(client, where.at),
  );
  return {
    person,
    at: where.at,
    place: where.place,
    session: where.session,
    userAgent: userAgentOf(client, where.at),
    os: client.os,
    browser: version ? `${client.browser} ${version[1] ?? version[2]}.0.0` : client.browser,
    deviceId: client.deviceId,
    deviceName: client.deviceName,
  };
}

function mailClientOf(client: Client, at: number): MailClient {
  if (client.kind === 'safari' || client.kind === 'firefox')
    return { info: 'Client=OWA;Action=ViaProxy' };
  const version = outlookVersion(at, client.updateLagDays);
  return { info: 'Client=MSExchangeRPC', process: 'OUTLOOK.EXE', version };
}

import type { Client } from '../people/clients.ts';
import { gateway, listNetworks, relay, secondRelay } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { createRandom } from '../random.ts';
import { habitOf, habitOfTenant, isOneOf, type Noise } from './noise.ts';

/** Phones behind a privacy relay, computers behind a consumer's tunnel on some days. */
export const privacyRelays: Noise = {
  person: (person, { day }) => {
    const usesRelay = person.usesRelay || (person.phone !== null && isOneOf(person, 'relay', 0.15));
    if (!isOneOf(person, 'tunnel', 0.05)) return { ...person, usesRelay };
    const today = createRandom(`tunnel/${person.id}/${day.start}`);
    const home = today.chance(0.4) ? today.pick([relay, secondRelay]) : person.home;
    return { ...person, usesRelay, home };
  },
};

/** A web gateway: SharePoint and mail see its addresses, sign-in sees the office. */
export const webGateway: Noise = {
  organisation: (organisation) => ({ ...organisation, usesGateway: true }),
  person: (person, { day }) =>
    // Who works at home has the gateway's client, too, and is seen from it as a whole on some days.
    isOneOf(person, 'gateway', 0.3) && createRandom(`gateway/${person.id}/${day.start}`).chance(0.3)
      ? { ...person, home: gateway }
      : person,
};

/** Virtual desktops: many people from one rented address and one kind of client. */
export const virtualDesktops: Noise = {
  person: (person, { organisation }) => {
    if (!isOneOf(person, 'vdi', 0.15)) return person;
    const farm = habitOfTenant(organisation, 'vdi');
    const place = placeIn(farm.pick(listNetworks('runner', 'US')), farm);
    const host = habitOf(person, 'vdi/host').int(1, 4);
    return { ...person, office: place, homeShare: 0, desktop: virtualDesktop(host, farm.guid()) };
  },
};

function virtualDesktop(host: number, farmId: string): Client {
  return {
    kind: 'edge',
    os: 'Windows10',
    browser: 'Edge',
    deviceName: `VDI-${host}`,
    deviceId: `${farmId.slice(0, -1)}${host}`,
    updateLagDays: 3,
  };
}

/** The office changes its provider on a day: everybody there is seen from a network that nobody had. */
export const officeMoves: Noise = {
  person: (person, { organisation, day }) => {
    const move = habitOfTenant(organisation, `isp/${person.country}`);
    const changesAt = move.int(10, 20);
    const others = listNetworks('home', person.country).filter(
      ({ asn }) => asn !== person.office.asn,
    );
    if (day.before > changesAt || others.length === 0) return person;
    return { ...person, office: placeIn(move.pick(others), move) };
  },
};

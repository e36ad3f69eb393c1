import { isIP } from 'node:net';
import type { LookUpAddress, OcsfEvent, OcsfEndpoint } from '@nightjar/core';
import { remembered } from './record/remembered.ts';

/** A record understood, or why not; one that is understood to hold no event tells the gap. */
export type Normalised = { ok: true; event: OcsfEvent } | { ok: false; reason: string; gap?: Gap };

/** A time of which a feed holds no events: there were none, or they were lost. Epoch ms. */
export interface Gap {
  isLost: boolean;
  /** What was watched, such as a network card. */
  of: string;
  start: number;
  end: number;
}

/** An organisation's people come from so many addresses or fewer, for the most part. */
const addressesMax = 20_000;

/** Clocks differ; what happens later than this after now is not believed. */
export const aheadMaxMs = 3_600_000;

/** All we know of one feed. */
export interface Vendor {
  /** Whether a record is of this feed, by the names of its fields. */
  recognises: (record: Readonly<Record<string, unknown>>) => boolean;
  /** Pure, and never throws: what it cannot read it refuses with the reason. */
  normalise: (record: unknown, lookUp: LookUpAddress) => Normalised;
  /**
   * Of records that tell how things stand and not since when: the record with the time at which it was taken,
   * epoch ms, where it has none. It is written into the record, so that to read it again says the same.
   */
  dated?: (record: Readonly<Record<string, unknown>>, takenAt: number) => unknown;
}

/** The endpoint and what is known of its address, stored with the event as it was. */
export function placeOf(
  address: string | undefined,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'src_endpoint' | 'enrichments'> {
  const ip = address ? ipIn(address) : null;
  return ip === null ? {} : placeAt(ip, lookUp);
}

/** The same of what is known to be a bare address (`isAddress`). */
export function placeAt(
  ip: string,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'src_endpoint' | 'enrichments'> {
  const data = lookUp(ip);
  const endpoint: OcsfEndpoint = { ip };
  if (data.asn !== null) {
    endpoint.autonomous_system = { number: data.asn };
    if (data.asnName) endpoint.autonomous_system.name = data.asnName;
  }
  if (data.country !== null) endpoint.location = { country: data.country };
  return {
    src_endpoint: endpoint,
    enrichments: [{ name: 'src_endpoint.ip', value: ip, type: 'ip_intelligence', data }],
  };
}

/** Whether `placeOf` takes a text as an address. A zone (`fe80::1%eth0`) has a meaning on one machine only. */
export function isPlaced(address: string | null | undefined): address is string {
  return Boolean(address) && ipIn(address!) !== null;
}

/** The address in a text without its port; null where it is none. */
const ipIn = remembered((address): string | null => {
  const ip = bareAddress(address);
  return isIP(ip) !== 0 && !ip.includes('%') ? ip : null;
}, addressesMax);

/** `1.2.3.4:567` and `[::1]:443` without their port. */
function bareAddress(address: string): string {
  const bracketed = /^\[([^\]]+)\]/.exec(address);
  if (bracketed) return bracketed[1]!;
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(address)
    ? address.slice(0, address.indexOf(':'))
    : address.trim();
}

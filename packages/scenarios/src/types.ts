import type { Source } from '@nightjar/core';
import type { Client } from './people/clients.ts';
import type { Network } from './places/networks.ts';

/** A record as the vendor gives it. */
export type VendorJson = Record<string, unknown>;

/** One vendor record with the time it is about and the time at which the vendor hands it out (ms since 1970). */
export interface VendorRecord {
  source: Source;
  record: VendorJson;
  happenedAt: number;
  arrivesAt: number;
}

/** An address together with what is known of it. */
export interface Place {
  ip: string;
  asn: number;
  country: string;
  city: string;
}

/** Days counted back from the anchor: `from` 9, `days` 3 is the 9th, 8th and 7th day before it. */
export interface Absence {
  from: number;
  days: number;
}

export interface Person {
  id: string;
  upn: string;
  displayName: string;
  department: string;
  role: 'employee' | 'administrator' | 'mailing' | 'service';
  country: string;
  /** Local hour at which work begins, and hours worked. */
  startHour: number;
  workHours: number;
  /** Share of working days spent at home. */
  homeShare: number;
  /** Multiplies how much is done in a day. */
  activity: number;
  office: Place;
  home: Network;
  mobile: Network | null;
  desktop: Client;
  phone: Client | null;
  usesRelay: boolean;
  mailboxId: string;
  /** Exchange's own key of the user. */
  puid: string;
  /** Days before the anchor at which a newcomer starts; null: was always there. */
  joins: number | null;
  holiday: Absence | null;
  trip: (Absence & { network: Network }) | null;
}

/** Somebody who exists in the generator only; everything about them follows from the seed. */
export interface Organisation {
  seed: string;
  name: string;
  slug: string;
  domain: string;
  /** The vendor's id of the tenant. */
  organizationId: string;
  people: readonly Person[];
  usesGateway: boolean;
  /** Days before the anchor on which nearly nobody works; on which many change their password. */
  publicHoliday: number;
  passwordResetDay: number;
}

/** What an organisation is made from; `size` is its number of people, 5 to 500, accounts of machines excluded. */
export interface OrganisationPlan {
  seed: string;
  name: string;
  slug: string;
  domain: string;
  size: number;
  /** Countries of its offices, the main one first. */
  countries: readonly string[];
  /** Somebody who must exist, such as the victim of an attack. */
  named?: { displayName: string; upn: string; department: string };
}

import { officeMoves, privacyRelays, virtualDesktops, webGateway } from './egress.ts';
import { holidays, newcomers, newComputers, newPhones, travellers } from './lives.ts';
import { connectors, massMailing, migration, notifications, sharedMailboxes } from './mailboxes.ts';
import type { Noise } from './noise.ts';
import { partnerAdministrators } from './partners.ts';

/** Every kind of noise by name. A password-reset day, relays on some phones and a newsletter are in all ordinary days. */
export const noises = {
  'privacy-relays': privacyRelays,
  'web-gateway': webGateway,
  connectors,
  'partner-administrators': partnerAdministrators,
  migration,
  'shared-mailboxes': sharedMailboxes,
  'virtual-desktops': virtualDesktops,
  notifications,
  'mass-mailing': massMailing,
  travellers,
  'new-phones': newPhones,
  'new-computers': newComputers,
  'office-moves': officeMoves,
  newcomers,
  holidays,
} as const satisfies Readonly<Record<string, Noise>>;
export type NoiseName = keyof typeof noises;
/** All names, in a fixed order. */
export const noiseNames = Object.keys(noises) as NoiseName[];

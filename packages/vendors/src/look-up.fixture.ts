import type { IpIntelligence } from '@nightjar/core';

const nothing: IpIntelligence = {
  asn: null,
  asnName: null,
  country: null,
  class: 'none',
  version: 'fixture',
};

const known: Readonly<Record<string, Partial<IpIntelligence>>> = {
  '203.0.113.7': { asn: 64500, asnName: 'Example Broadband', country: 'GB' },
  '198.51.100.20': { asn: 64501, asnName: 'Example Hosting', country: 'NL', class: 'hosting' },
};

/** What the fixtures' world knows of addresses of documentation. */
export function lookUpFixture(ip: string): IpIntelligence {
  return { ...nothing, ...known[ip] };
}

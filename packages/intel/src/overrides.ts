import type { IpIntelligence } from '@nightjar/core';

type Override = Omit<IpIntelligence, 'version'> & {
  /** The month it was observed in; networks move, and what was seen then was this. */
  observedAt: string;
};

const observedAt = '2023-03';

/**
 * The ten addresses of the source pages, as they were in March 2023. Numbers and names are the pages';
 * the Kuwaiti country is theirs too, the other countries are our choice.
 */
export const overrides: Readonly<Record<string, Override>> = {
  '5.62.60.202': vpn(198605, 'AVAST Software s.r.o.', 'KW'),
  '107.179.20.214': vpn(397086, 'LAYER-HOST-HOUSTON', 'US'),
  '45.62.170.237': hosting(396073, 'MAJESTIC-HOSTING-01', 'US'),
  '45.62.170.31': hosting(396073, 'MAJESTIC-HOSTING-01', 'US'),
  '92.38.180.47': hosting(202422, 'G-Core Labs S.A.', 'LU'),
  '92.38.180.49': hosting(202422, 'G-Core Labs S.A.', 'LU'),
  '160.152.10.215': access(37637, 'Smile-Nigeria-AS', 'NG'),
  '169.159.92.36': access(37122, 'SMILE', 'NG'),
  '129.56.36.26': access(327952, 'AS-NATCOM', 'NG'),
  '197.244.250.155': access(37705, 'TOPNET', 'TN'),
};

function vpn(asn: number, asnName: string, country: string): Override {
  return { asn, asnName, country, class: 'vpn', observedAt };
}

function hosting(asn: number, asnName: string, country: string): Override {
  return { asn, asnName, country, class: 'hosting', observedAt };
}

function access(asn: number, asnName: string, country: string): Override {
  return { asn, asnName, country, class: 'none', observedAt };
}

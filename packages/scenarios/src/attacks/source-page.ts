import type { Place } from '../types.ts';

/** The unusual addresses of the source page with the networks it names; countries beyond Kuwait are our choice. */
export const sourcePageAddresses = {
  hideMyAssKuwait: { ip: '5.62.60.202', asn: 198605, country: 'KW', city: 'Kuwait City' },
  smileNigeria: { ip: '160.152.10.215', asn: 37637, country: 'NG', city: 'Lagos' },
  topnet: { ip: '197.244.250.155', asn: 37705, country: 'TN', city: 'Tunis' },
  smileNigeriaToo: { ip: '169.159.92.36', asn: 37122, country: 'NG', city: 'Abuja' },
  majesticHosting: { ip: '45.62.170.237', asn: 396073, country: 'US', city: 'Dallas' },
  gCore: { ip: '92.38.180.49', asn: 202422, country: 'LU', city: 'Luxembourg' },
  natcomNigeria: { ip: '129.56.36.26', asn: 327952, country: 'NG', city: 'Lagos' },
  gCoreToo: { ip: '92.38.180.47', asn: 202422, country: 'LU', city: 'Luxembourg' },
  surfsharkHouston: { ip: '107.179.20.214', asn: 397086, country: 'US', city: 'Houston' },
  majesticHostingToo: { ip: '45.62.170.31', asn: 396073, country: 'US', city: 'Dallas' },
} as const satisfies Record<string, Place>;

/**
 * Networks whose kind is public knowledge, typed by us: whole networks of mobile carriers and of those who scan the
 * internet, by number, and how the registry's data begins to name them, so that a number that changed hands is
 * found out by a test. Carriers whose number serves fixed lines as well are left out.
 */
export const knownNetworks: Readonly<
  Record<'mobile' | 'scanner' | 'relay', readonly (readonly [asn: number, named: string])[]>
> = {
  mobile: [
    [21928, 'T-Mobile USA'],
    [22394, 'Verizon'],
    [6167, 'Verizon'],
    [20057, 'AT&T'],
    [60339, 'Hutchison 3G UK'],
    [25135, 'Vodafone'],
    [35228, 'Telefonica UK'],
    [51207, 'Free Mobile'],
    [44034, 'Hi3G'],
    [43447, 'Orange Polska'],
    [24608, 'WIND TRE'],
    [16232, 'Telecom Italia'],
    [16135, 'TURKCELL'],
    [15897, 'Vodafone'],
    [31133, 'PJSC MegaFon'],
    [16345, 'PJSC "Vimpelcom"'],
    [55836, 'Reliance Jio'],
    [45609, 'Bharti Airtel'],
    [38266, 'Vodafone Idea'],
    [45271, 'Vodafone Idea'],
    [55644, 'Vodafone Idea'],
    [9605, 'NTT DOCOMO'],
    [138384, 'Rakuten Mobile'],
    [9644, 'SK Telecom'],
    [45143, 'Singapore Telecom Mobile'],
    [10030, 'Celcom'],
    [29465, 'MTN NIGERIA'],
    [36873, 'Airtel Networks'],
    [29975, 'Vodacom'],
    [26615, 'TIM S/A'],
    [26599, 'TELEFONICA BRASIL'],
  ],
  scanner: [
    [398324, 'Censys'],
    [398705, 'Censys'],
    [398722, 'Censys'],
    [211298, 'Driftnet'],
    [213412, 'ONYPHE'],
  ],
  // Akamai's share of Private Relay.
  relay: [[36183, 'Akamai']],
};

/** Single ranges within networks of another kind. */
export const knownRanges: Readonly<Record<'scanner' | 'relay', readonly string[]>> = {
  // Shodan's census machines, and Shadowserver's.
  scanner: [
    '66.240.192.138/32',
    '66.240.219.146/32',
    '66.240.236.119/32',
    '71.6.135.131/32',
    '71.6.146.185/32',
    '71.6.158.166/32',
    '71.6.165.200/32',
    '71.6.167.142/32',
    '80.82.77.33/32',
    '80.82.77.139/32',
    '184.105.139.64/26',
    '184.105.247.192/26',
    '216.218.206.64/26',
  ],
  // Cloudflare's exits of WARP, and its share of Private Relay.
  relay: ['104.28.0.0/16', '2606:54c0::/32', '2a09:bac0::/29'],
};

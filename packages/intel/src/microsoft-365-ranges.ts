/**
 * Addresses that Microsoft publishes for its 365 services (Exchange, SharePoint, Teams, sign-in).
 * Only these are the vendor's own. The rest of AS8075 is Azure, where anyone rents a machine: both lists
 * call it a data centre, and a machine there must not pass for a Microsoft service.
 */
export const microsoft365Ranges: readonly string[] = [
  '13.107.6.152/31',
  '13.107.6.171/32',
  '13.107.18.10/31',
  '13.107.18.15/32',
  '13.107.64.0/18',
  '13.107.128.0/22',
  '13.107.136.0/22',
  '13.107.140.6/32',
  '20.20.32.0/19',
  '20.190.128.0/18',
  '20.231.128.0/19',
  '23.103.160.0/20',
  '40.92.0.0/15',
  '40.96.0.0/13',
  '40.104.0.0/15',
  '40.107.0.0/16',
  '40.108.128.0/17',
  '40.126.0.0/18',
  '52.96.0.0/14',
  '52.100.0.0/14',
  '52.104.0.0/14',
  '52.112.0.0/14',
  '52.122.0.0/15',
  '52.238.78.88/32',
  '104.47.0.0/17',
  '104.146.128.0/17',
  '132.245.0.0/16',
  '150.171.32.0/22',
  '150.171.40.0/22',
  '2603:1006::/40',
  '2603:1016::/36',
  '2603:1026::/36',
  '2603:1036::/36',
  '2603:1046::/36',
  '2603:1056::/36',
  '2603:1063::/38',
  '2620:1ec:8f8::/46',
  '2620:1ec:908::/46',
];

/** Microsoft's edge network, where nothing can be rented. */
export const microsoftServiceAsns: readonly number[] = [8068, 8069];

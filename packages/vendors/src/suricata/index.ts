import type { Vendor } from '../vendor.ts';
import { normalise } from './normalise.ts';

/** Suricata's EVE log: flows, protocols and alerts, a JSON object a line. */
export const suricata: Vendor = {
  recognises: (record) =>
    typeof record['event_type'] === 'string' &&
    'timestamp' in record &&
    ('flow_id' in record || 'src_ip' in record || record['event_type'] in record),
  normalise,
};

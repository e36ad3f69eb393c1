import type { Vendor } from '../vendor.ts';
import { normalise } from './normalise.ts';

/** Events that already are OCSF, 1.0 to 1.8, whoever wrote them: a lake's, another product's, our own. */
export const ocsf: Vendor = {
  recognises: (record) =>
    typeof record['class_uid'] === 'number' &&
    'metadata' in record &&
    ('type_uid' in record || 'category_uid' in record || 'activity_id' in record),
  normalise,
};

import type { Vendor } from '../vendor.ts';
import { isRiskRecord, normalise } from './normalise.ts';

/** Risk detections and risky users of Entra ID Protection: Graph, the workspace's tables, exports. */
export const entraRisk: Vendor = { recognises: isRiskRecord, normalise };

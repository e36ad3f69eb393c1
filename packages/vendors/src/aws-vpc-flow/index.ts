import type { Vendor } from '../vendor.ts';
import { isFlowRecord } from './flow-record.ts';
import { normalise } from './normalise.ts';

/** VPC flow logs, versions 2 to 5 and custom formats: lines, tables and Parquet have the same fields. */
export const awsVpcFlow: Vendor = { recognises: isFlowRecord, normalise };

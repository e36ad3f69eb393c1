import type { Vendor } from '../vendor.ts';
import { isTrace, normalise } from './normalise.ts';

/** What Exchange tells of each message's way: `Get-MessageTrace`, its successor, historical searches, Graph. */
export const messageTrace: Vendor = { recognises: isTrace, normalise };

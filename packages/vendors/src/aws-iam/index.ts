import { dated } from '../directory/dated.ts';
import type { Vendor } from '../vendor.ts';
import { isUserDetail, normalise } from './normalise.ts';

/** Users of an AWS account with their groups, as `get-account-authorization-details` lists them. */
export const awsIam: Vendor = { recognises: isUserDetail, normalise, dated };

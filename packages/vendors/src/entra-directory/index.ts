import { dated } from '../directory/dated.ts';
import type { Vendor } from '../vendor.ts';
import { normalise } from './normalise.ts';
import { isUserRow } from './user-row.ts';

/**
 * Users of Microsoft's directory with their department, groups and roles: as Graph gives them, and the
 * downloads of PowerShell, the Entra portal and the Microsoft 365 admin centre.
 */
export const entraDirectory: Vendor = { recognises: isUserRow, normalise, dated };

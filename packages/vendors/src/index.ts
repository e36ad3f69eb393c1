export { sourceNames } from './source-names.ts';
export { aheadMaxMs, type Gap, type Normalised, type Vendor } from './vendor.ts';
export { vendors } from './vendors.ts';

export { listFixtures, type VendorFixture } from '../list-fixtures.ts';
export { makeZip } from './make-zip.ts';

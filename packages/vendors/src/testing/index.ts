export { makeZip } from './make-zip.ts';

import type { Vendor } from '../vendor.ts';
import { normalise } from './normalise.ts';

/** Zeek's logs of connections, names, web requests, handshakes, and remote sessions. */
export const zeek: Vendor = {
  recognises: (record) =>
    'ts' in record &&
    (('uid' in record && hasEnds(record)) ||
      (typeof record['_path'] === 'string' && !isOther(record))),
  normalise,
};

function hasEnds(record: Readonly<Record<string, unknown>>): boolean {
  const { id } = record;
  if ('id.orig_h' in record || 'id_orig_h' in record) return true;
  return typeof id === 'object' && id !== null && 'orig_h' in id;
}

/** Other tools too say where a record came from by `_path`. */
function isOther({ _path: path }: Readonly<Record<string, unknown>>): boolean {
  return !/^[a-z][a-z0-9_]{1,40}$/.test(String(path));
}

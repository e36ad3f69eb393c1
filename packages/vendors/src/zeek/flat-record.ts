import { isRecord, isText } from '../record/fields.ts';

/** Names of the four ends, as loggers write them that cannot have a dot or keep the object. */
const ends = ['orig_h', 'orig_p', 'resp_h', 'resp_p'];

/** A record under Zeek's own names: `id.orig_h` and not `id: {orig_h}` or `id_orig_h`. */
export function flatRecord(record: Record<string, unknown>): Record<string, unknown> {
  if (isRecord(record['id'])) {
    const { id, ...rest } = record;
    for (const [name, value] of Object.entries(id as Record<string, unknown>))
      rest[`id.${name}`] = value;
    return rest;
  }
  if (!('id_orig_h' in record)) return record;
  const flat: Record<string, unknown> = { ...record };
  for (const end of ends) {
    if (!(`id_${end}` in flat)) continue;
    flat[`id.${end}`] = flat[`id_${end}`];
    delete flat[`id_${end}`];
  }
  return flat;
}

/** Fields that only one of the logs has; the first that matches says which log it is. */
const marks: readonly (readonly [path: string, fields: readonly string[]])[] = [
  ['conn', ['conn_state', 'history', 'orig_pkts']],
  ['rdp', ['security_protocol', 'keyboard_layout', 'client_build', 'cert_count']],
  ['ssh', ['auth_attempts', 'auth_success', 'kex_alg', 'host_key_alg']],
  ['ssl', ['cipher', 'established', 'ssl_history', 'server_name']],
  ['dns', ['qtype', 'qtype_name', 'rcode_name', 'trans_id', 'query']],
  ['http', ['method', 'status_code', 'trans_depth', 'uri']],
];

/** Which of Zeek's logs a record is of: by its own word, else by its fields. */
export function pathOf(record: Readonly<Record<string, unknown>>): string {
  const path = record['_path'];
  if (isText(path)) return path;
  return marks.find(([, fields]) => fields.some((field) => field in record))?.[0] ?? 'unknown';
}

import { flatRecord, pathOf } from '../../packages/vendors/src/zeek/flat-record.ts';
import type { VendorJson } from './make-records.ts';

/** Zeek's own way to write: columns below a header, which stands again wherever the columns change. */
export function writeZeekLog(records: readonly VendorJson[]): string {
  let last = '';
  return records
    .map((record) => {
      const { _path: _, ...flat } = flatRecord(record);
      const fields = Object.entries(flat).filter(([, value]) => value !== null);
      const header = headerOf(pathOf(record), fields);
      const line = fields.map(([, value]) => cellOf(value)).join('\t');
      const isSame = header === last;
      last = header;
      return isSame ? `${line}\n` : `${header}${line}\n`;
    })
    .join('');
}

function headerOf(path: string, fields: readonly (readonly [string, unknown])[]): string {
  return [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    `#path\t${path}`,
    ['#fields', ...fields.map(([name]) => name)].join('\t'),
    ['#types', ...fields.map(([, value]) => typeOf(value))].join('\t'),
    '',
  ].join('\n');
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return `vector[${typeOf(value[0] ?? '')}]`;
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'double' : 'string';
}

function cellOf(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0
      ? '(empty)'
      : value.map((one) => cellOf(one).replaceAll(',', '\\x2c')).join(',');
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (typeof value === 'number') return String(value);
  return escape(String(value));
}

function escape(text: string): string {
  if (text === '') return '(empty)';
  const escaped = [...Buffer.from(text)]
    .map((byte) => {
      if (byte === 0x5c) return '\\\\';
      return byte < 0x21 || byte > 0x7e
        ? `\\x${byte.toString(16).padStart(2, '0')}`
        : String.fromCharCode(byte);
    })
    .join('');
  return escaped === '-' || escaped === '(empty)' || escaped.startsWith('#')
    ? `\\x${escaped.charCodeAt(0).toString(16)}${escaped.slice(1)}`
    : escaped;
}

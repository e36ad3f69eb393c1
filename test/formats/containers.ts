import type { Source } from '@nightjar/core';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { makeZip } from '@nightjar/vendors/testing';
import type { VendorJson } from './make-records.ts';
import { writeCsv } from './write-csv.ts';
import { isFlowLogLine, writeFlowLog } from './write-flow-log.ts';
import { writeZeekLog } from './write-zeek-log.ts';

/** A way in which people have records in hand. */
export interface Container {
  name: string;
  /** Feeds that come so; absent: any. */
  of?: readonly Source[];
  /** Which records it can hold; absent: all. */
  holds?: (record: VendorJson) => boolean;
  write: (records: readonly VendorJson[]) => Uint8Array;
}

const text = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
const bytes = (written: string): Uint8Array => Buffer.from(written);
const lines = (map: (record: VendorJson) => unknown) => (records: readonly VendorJson[]) =>
  bytes(text(records.map(map)));
const audit: readonly Source[] = ['microsoft-365'];

/** Of half of the records each; an archive's files are read one after the other. */
const halves = (records: readonly VendorJson[]): Uint8Array[] => {
  const middle = Math.ceil(records.length / 2);
  return [
    gzipSync(text(records.slice(0, middle))),
    bytes(JSON.stringify(records.slice(middle), null, 1)),
  ];
};

const syslogHeads = [
  '<134>1 2026-03-01T10:00:00Z host nightjar - - [nightjar@32473 token="x"] \uFEFF',
  '<34>Oct 11 22:14:15 host audit[7]: ',
];

export const containers: readonly Container[] = [
  { name: 'JSON lines', write: lines((record) => record) },
  {
    name: 'JSON lines with a mark and Windows line ends',
    write: (records) => bytes(`\uFEFF${text(records).replaceAll('\n', '\r\n')}`),
  },
  { name: 'UTF-16', write: (records) => Buffer.from(`\uFEFF${text(records)}`, 'utf16le') },
  { name: 'JSON array', write: (records) => bytes(JSON.stringify(records)) },
  { name: 'printed JSON', write: (records) => bytes(JSON.stringify(records, null, 2)) },
  {
    name: 'objects one after the other',
    write: (records) => bytes(records.map((record) => JSON.stringify(record, null, 2)).join('\n')),
  },
  {
    name: 'answer of Graph',
    write: (records) => bytes(JSON.stringify({ '@odata.count': records.length, value: records })),
  },
  { name: 'object of a trail', write: (records) => bytes(JSON.stringify({ Records: records })) },
  {
    name: 'search of a SIEM',
    write: lines((record) => ({ preview: false, result: { _raw: JSON.stringify(record) } })),
  },
  { name: 'documents of a SIEM', write: lines((record) => ({ _index: 'logs', _source: record })) },
  {
    name: 'CSV of a SIEM',
    write: (records) =>
      bytes(
        writeCsv(
          records.map((record) => ({
            time: '2026',
            'event.original': JSON.stringify(record),
            note: '=1+1',
          })),
        ),
      ),
  },
  {
    name: 'CSV parted by semicolons',
    write: (records) =>
      bytes(
        writeCsv(
          records.map((record) => ({ n: '1', Nachricht: JSON.stringify(record) })),
          ';',
        ),
      ),
  },
  {
    name: 'syslog',
    write: (records) =>
      bytes(
        records
          .map((record, at) => `${syslogHeads[at % syslogHeads.length]}${JSON.stringify(record)}\n`)
          .join(''),
      ),
  },
  { name: 'gzip', write: (records) => gzipSync(text(records)) },
  { name: 'zstd', write: (records) => zstdCompressSync(text(records)) },
  {
    name: 'zip',
    write: (records) =>
      makeZip(...halves(records).map((half, at) => ({ name: `${at}.csv`, bytes: half }))),
  },
  {
    name: 'CSV of the audit search',
    of: audit,
    write: (records) =>
      bytes(
        writeCsv(
          records.map((record) => ({
            CreationDate: '2026',
            UserIds: String(record['UserId']),
            Operations: String(record['Operation']),
            AuditData: JSON.stringify(record),
          })),
        ),
      ),
  },
  {
    name: 'JSON of the audit search',
    of: audit,
    write: (records) =>
      bytes(
        JSON.stringify(
          records.map((record) => ({
            RecordType: record['RecordType'],
            AuditData: JSON.stringify(record),
          })),
          null,
          4,
        ),
      ),
  },
  {
    name: 'events looked up in a trail',
    of: ['aws-cloudtrail'],
    write: (records) =>
      bytes(
        JSON.stringify({
          Events: records.map((record) => ({
            EventName: record['eventName'],
            CloudTrailEvent: JSON.stringify(record),
          })),
        }),
      ),
  },
  {
    name: 'flow log',
    of: ['aws-vpc-flow'],
    holds: isFlowLogLine,
    write: (records) => bytes(writeFlowLog(records)),
  },
  { name: 'Zeek log', of: ['zeek'], write: (records) => bytes(writeZeekLog(records)) },
  { name: 'Zeek log in gzip', of: ['zeek'], write: (records) => gzipSync(writeZeekLog(records)) },
];

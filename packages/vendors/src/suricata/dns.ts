import type { OcsfEvent } from '@nightjar/core';
import { dnsCodes } from '../event/dns-codes.ts';
import { Fields, filled, isCount, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Kind } from './normalise.ts';

/** Numbers of the codes by their names, as far as they are met. */
const codes: ReadonlyMap<string, number> = new Map(
  ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED', 'YXDOMAIN', 'YXRRSET'].map(
    (name, code) => [name, code],
  ),
);

/** A question or an answer. Version 3 of the record lists the questions under `queries`. */
export const dnsOf: Kind = ({ inner }) => {
  const isAnswer = /^(?:answer|response)$/.test(inner.peek('type', isText) ?? '');
  const query = queryOf(inner);
  const answers = isAnswer ? answersOf(inner) : undefined;
  const rcode = inner.take('rcode', isText);
  const code = codes.get(rcode ?? '');
  return {
    ...classed(4003, isAnswer ? 2 : 1),
    ...(isAnswer ? { status_id: code === undefined ? 0 : code === 0 ? 1 : 2 } : {}),
    ...(query ? { query } : {}),
    ...(answers ? { answers } : {}),
    ...(rcode === undefined ? {} : { rcode }),
    ...(code !== undefined && dnsCodes.has(code) ? { rcode_id: code } : {}),
  };
};

function queryOf(inner: Fields): OcsfEvent['query'] {
  const listed = inner.peek('queries', isRecords);
  const [first] = listed ?? [];
  const from = first === undefined ? inner : new Fields(first);
  const hostname = from.take('rrname', isText);
  if (hostname === undefined) return undefined;
  const type = from.take('rrtype', isText);
  if (first !== undefined && listed!.length === 1 && Object.keys(from.rest()).length === 0)
    inner.take('queries', isRecords);
  return { hostname, ...filled({ type, packet_uid: inner.take('id', isCount) }) };
}

const isRecords = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

/** Answers whose data is text; all of them stay among the rest, with what OCSF has no place for. */
function answersOf(inner: Fields): OcsfEvent['answers'] {
  const found = (inner.peek('answers', isRecords) ?? []).flatMap((one) => {
    const answer = new Fields(one);
    const rdata = answer.peek('rdata', isText);
    if (rdata === undefined) return [];
    const more = filled({ type: answer.peek('rrtype', isText), ttl: answer.peek('ttl', isCount) });
    return [{ rdata, ...more }];
  });
  return found.length > 0 ? found : undefined;
}

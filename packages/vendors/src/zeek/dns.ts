import type { OcsfEvent } from '@nightjar/core';
import { dnsCodes } from '../event/dns-codes.ts';
import { type Fields, filled, isCount, isNumber, isText, isTexts } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';

/** A line of dns.log: a question and, where there was one, its answer. */
export function dnsOf(fields: Fields, time: number): Partial<OcsfEvent> {
  const query = queryOf(fields);
  const answers = answersOf(fields);
  const code = fields.take('rcode', isDnsCode);
  const rcode = fields.take('rcode_name', isText);
  const wait = fields.peek('rtt', isNumber);
  const isAnswered = code !== undefined || answers !== undefined;
  return {
    ...classed(4003, isAnswered ? 6 : 1),
    ...(isAnswered ? { status_id: (code ?? 0) === 0 ? 1 : 2 } : {}),
    query_time: time,
    ...(wait === undefined || Math.abs(wait) > 1e9
      ? {}
      : { response_time: time + Math.round(wait * 1000) }),
    ...(query ? { query } : {}),
    ...(answers ? { answers } : {}),
    ...(code === undefined ? {} : { rcode_id: code }),
    ...(rcode === undefined ? {} : { rcode }),
  };
}

const isDnsCode = (value: unknown): value is number => isCount(value) && dnsCodes.has(value);

function queryOf(fields: Fields): OcsfEvent['query'] {
  const hostname = fields.take('query', isText);
  if (hostname === undefined) return undefined;
  return {
    hostname,
    ...filled({
      type: fields.take('qtype_name', isText),
      class: fields.take('qclass_name', isText),
      packet_uid: fields.take('trans_id', isCount),
    }),
  };
}

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every(isCount);

function answersOf(fields: Fields): OcsfEvent['answers'] {
  const answers = fields.take('answers', isTexts);
  if (answers === undefined) return undefined;
  const isAsMany = (value: unknown): value is number[] =>
    isCounts(value) && value.length === answers.length;
  const ttls = fields.take('TTLs', isAsMany);
  return answers.map((rdata, at) => ({ rdata, ...(ttls ? { ttl: ttls[at]! } : {}) }));
}

import { findToken } from './find-token.ts';

/** What a syslog message carries: the record as its sender wrote it, and the sender's token where it gave one. */
export type SyslogMessage =
  | { ok: true; said: string; token?: string }
  | { ok: false; reason: string };

const priority = /^<\d{1,3}>/;
/** After the priority of RFC 5424: its version, time, host, application, process and kind of message. */
const header = /^1 (?:\S{1,255} ){5}/;

/** Whether a text begins as a syslog message does. */
export function isSyslog(text: string): boolean {
  return priority.test(text);
}

/** Reads a message of RFC 5424, or of RFC 3164 as devices write it. */
export function parseSyslog(text: string, says: (said: string) => boolean): SyslogMessage {
  const begin = priority.exec(text);
  if (begin === null) return { ok: false, reason: 'no syslog message: it has no priority' };
  const rest = text.slice(begin[0].length);
  const words = header.exec(rest);
  if (words === null) return { ok: true, said: saidByDevice(rest, says) };
  const { end, token } = findToken(rest, words[0].length);
  if (end === undefined)
    return { ok: false, reason: 'no syslog message: its structured data does not end' };
  return { ok: true, said: bare(rest.slice(end)), ...(token !== undefined && { token }) };
}

/** A time as of BSD, or of ISO 8601 as newer devices write it. */
const time = /^(?:[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{5,30}) ?/;
const host = /^[^\s{}[\]]{1,255} /;
const tag = /^[^\s:{}[\]]{1,64}(?:\[[^\]\s]{0,64}\])?:? ?/;

/** RFC 3164 describes what was seen, not what must be: time, host and tag may each be missing. */
function saidByDevice(rest: string, says: (said: string) => boolean): string {
  let said = bare(rest.replace(time, ''));
  for (const part of [host, tag]) {
    if (says(said)) break;
    said = bare(said.replace(part, ''));
  }
  return said;
}

/** Without spaces and the mark of byte order, which is one to `trim`, and the cookie that some put before JSON. */
function bare(said: string): string {
  return said.trim().replace(/^@cee: ?/, '');
}

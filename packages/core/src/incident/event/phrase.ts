import type { EntityKey } from '../../entity/types.ts';
import type { AgentRef } from '../../model/types.ts';
import { quoteHostile, showName } from '../quote-hostile.ts';
import { joinWords } from '../join-words.ts';
import { type PhraseId, templates } from './templates.ts';

/** What stands in a placeholder. Its type says how it is shown; what outsiders wrote is never a template. */
export type PhraseValue =
  | { type: 'username'; key: EntityKey; name: string }
  | { type: 'device'; key: EntityKey; name: string }
  /** Written by an outsider: shown in quotes. */
  | { type: 'string'; text: string }
  | ({ type: 'externalHost' } & Place)
  | { type: 'network'; asn: number | null; asnName: string | null; country: string | null }
  | { type: 'country'; code: string }
  | { type: 'client'; family: string | null }
  | { type: 'time'; at: number }
  | { type: 'timeRange'; start: number; end: number }
  | { type: 'duration'; ms: number }
  | { type: 'count'; count: number }
  | { type: 'percent'; share: number }
  /** Ours: the path of a model, a term, an operation of our own catalogue. */
  | { type: 'term'; text: string }
  /** `more`: so many are not shown. */
  | { type: 'list'; values: readonly PhraseValue[]; more: number };

export interface Place extends Pick<AgentRef, 'asn' | 'asnName' | 'ipClass'> {
  ip: string;
  country: string | null;
}

/**
 * A sentence of the analyst: a template of our catalogue, typed values, and the events that it stands on.
 * `text` is the English of both; another language needs another catalogue and nothing else.
 */
export interface Phrase {
  id: PhraseId;
  text: string;
  values: Readonly<Record<string, PhraseValue>>;
  /** Our event ids; empty where it tells what was not found, or what to do. */
  evidence: readonly string[];
}

/** A sentence names the first of its events; the whole number is among its values. */
const evidenceMax = 10;

/** Makes a phrase and says it in English. */
export function phrase(
  id: PhraseId,
  values: Phrase['values'] = {},
  evidence: Iterable<string> = [],
): Phrase {
  const cited = [...new Set(evidence)].slice(0, evidenceMax);
  return { id, text: sayTemplate(templates[id], values), values, evidence: cited };
}

/** `{name}` is a value; `{name|one|many}` a count with the word that goes with it. */
export function sayTemplate(template: string, values: Phrase['values']): string {
  return template.replaceAll(placeholder, (whole, name: string, ...words: string[]) => {
    const value = values[name];
    if (value === undefined) return whole;
    const [one, many] = words;
    if (one === undefined) return sayValue(value);
    const isOne = value.type === 'count' && value.count === 1;
    return `${isOne && template.startsWith(whole) ? 'One' : sayValue(value)} ${isOne ? one : many}`;
  });
}

/** A place for a value in a template: its name, and the words that go with one and with many. */
export const placeholder = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** A value as plain English; outsiders' text in quotes that nothing inside can close. */
export function sayValue(value: PhraseValue): string {
  switch (value.type) {
    case 'username':
    case 'device':
      return showName(value.name);
    case 'string':
      return quoteHostile(value.text);
    case 'externalHost':
      return sayHost(value);
    case 'network':
      return sayNetwork(value);
    case 'country':
      return sayCountry(value.code);
    case 'client':
      return value.family === null ? 'an unknown client' : quoteHostile(value.family);
    case 'time':
      return sayTime(value.at);
    case 'timeRange':
      return sayRange(value.start, value.end);
    case 'duration':
      return sayDuration(value.ms);
    case 'count':
      return sayCount(value.count);
    case 'percent':
      return `${Math.round(value.share * 100)} %`;
    case 'term':
      return value.text;
    case 'list':
      return sayList(value.values.map(sayValue), value.more);
  }
}

function sayList(shown: readonly string[], more: number): string {
  return joinWords(more > 0 ? [...shown, `${more} more`] : shown);
}

const classNames: Readonly<Record<string, string>> = {
  hosting: 'a hosting provider',
  vpn: 'a VPN service',
  tor: 'the Tor network',
  proxy: 'an open proxy',
  mobile: 'a mobile carrier',
  relay: 'a privacy relay',
  scanner: 'a known scanner',
  vendor: 'the vendor’s own service',
  egress: 'your own network',
};

/** What kind of network an address lies in, for a reader who is no expert; null where it is an ordinary one. */
export function sayIpClass(ipClass: string | null): string | null {
  return ipClass !== null && Object.hasOwn(classNames, ipClass) ? classNames[ipClass]! : null;
}

function sayHost(host: Place): string {
  const facts = [sayNetwork(host), sayIpClass(host.ipClass)].filter((one) => one !== null);
  return `${host.ip} (${facts.join(', ')})`;
}

function sayNetwork(of: Pick<Place, 'asn' | 'asnName' | 'country'>): string {
  const facts: string[] = [];
  if (of.asnName) facts.push(quoteHostile(of.asnName));
  if (of.asn !== null) facts.push(`AS${of.asn}`);
  if (of.country !== null) facts.push(sayCountry(of.country));
  return facts.length > 0 ? facts.join(', ') : 'an unknown network';
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The country of a code, in English; a code that is none is quoted. */
export function sayCountry(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? countryNames.of(code)! : quoteHostile(code);
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function sayDay(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function sayClock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

function sayTime(at: number): string {
  return `${sayDay(at)}, ${sayClock(at)} UTC`;
}

function sayRange(start: number, end: number): string {
  if (end - start < 60_000) return sayTime(start);
  if (sayDay(start) === sayDay(end))
    return `${sayDay(start)}, ${sayClock(start)} to ${sayClock(end)} UTC`;
  return `${sayDay(start)}, ${sayClock(start)} to ${sayDay(end)}, ${sayClock(end)} UTC`;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function sayDuration(ms: number): string {
  const [size, noun] =
    ms < 2 * minuteMs
      ? [1000, 'second']
      : ms < 2 * hourMs
        ? [minuteMs, 'minute']
        : ms < 48 * hourMs
          ? [hourMs, 'hour']
          : [24 * hourMs, 'day'];
  const count = Math.round(ms / size);
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Thousands are parted by a comma. */
export function sayCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

import { countActs } from '../entity/count-acts.ts';
import { sayCount, sayCountry } from './event/phrase.ts';
import { evidenceMax } from '../model/collect-breaches.ts';
import type { Burst } from './bursts.ts';
import type { Moment } from './moments.ts';
import { quoteHostile, showName } from './quote-hostile.ts';
import { sayAct } from './say-act.ts';
import { joinWords } from './join-words.ts';

/** The password was right, and policy or a second factor stopped the sign-in. */
const rightButStopped: ReadonlySet<string> = new Set([
  '50055',
  '50074',
  '50076',
  '50079',
  '53003',
  '500121',
]);

const minuteMs = 60_000;
const listMax = 5;

/** The sentence of a burst. Every number and name in it comes from the burst's own events. */
export function phraseBurst(burst: Burst): string {
  const told = phrases[burst.kind](burst.moments);
  // An account's name is spelt as it is.
  return `${told.replace(/^at least /, 'At least ')}.`;
}

type Phrase = (moments: readonly Moment[]) => string;

const phrases: Record<Burst['kind'], Phrase> = {
  failedSignIn: phraseFailures,
  signIn: phraseSignIns,
  appCreated: (moments) =>
    `The application ${applicationOf(moments)} was registered by ${nameOf(moments)}${fromWhere(moments)}`,
  grant: phraseGrant,
  rule: phraseRule,
  mailRead: (moments) =>
    `${atLeast(moments)}${plural(countActs(moments), 'mailbox item')} of ${nameOf(moments)} ${wasOrWere(moments)} read${fromWhere(moments)}`,
  mailSent: phraseSent,
  other: (moments) => {
    const count = countActs(moments);
    const amount = count === 2 ? 'twice' : `${amountOf(moments)} times`;
    const times = count > 1 ? `, ${amount}${lasting(moments)}` : '';
    const act = sayAct(moments.map(({ operation }) => operation));
    return `${nameOf(moments)} ${act}${fromWhere(moments)}${times}`;
  },
};

function phraseFailures(moments: readonly Moment[]): string {
  const stopped = moments.filter((moment) => rightButStopped.has(moment.errorCode ?? ''));
  // Evidence is copied up to a bound, so the breach's own count may be the larger one.
  const count = Math.max(countActs(moments), ...moments.map((moment) => moment.failures));
  const right =
    stopped.length > 0 ? `; in ${sayCount(countActs(stopped))} of them the password was right` : '';
  // A spray's subject is the address itself.
  const isSource = moments[0]!.subjectName === moments[0]!.ip;
  const as = isSource ? '' : ` as ${nameOf(moments)}`;
  return `${plural(count, 'failed sign-in')}${as}${fromWhere(moments)}${lasting(moments)}${right}`;
}

function phraseSignIns(moments: readonly Moment[]): string {
  const count = countActs(moments);
  const times = count > 2 ? ` ${sayCount(count)} times` : count === 2 ? ' twice' : '';
  const client = moments.find((moment) => moment.clientFamily)?.clientFamily;
  const using = client ? ` using ${quoteHostile(client)}` : '';
  const unusual = moments.some((moment) => moment.unusualSource)
    ? `, a source foreign to this account${using ? ',' : ''}`
    : '';
  return `${nameOf(moments)} signed in${times}${lasting(moments)}${fromWhere(moments)}${unusual}${using}`;
}

function phraseGrant(moments: readonly Moment[]): string {
  const scopes = [...new Set(moments.flatMap((moment) => moment.scopes))].sort();
  const asked = scopes.length > 0 ? ` with the permissions ${listed(scopes)}` : '';
  const bad = moments.some((moment) => moment.knownBad)
    ? ', an application known from account takeovers'
    : '';
  return `${nameOf(moments)} granted access to the application ${applicationOf(moments)}${asked}${fromWhere(moments)}${bad}`;
}

function phraseRule(moments: readonly Moment[]): string {
  const name = moments.find((moment) => moment.ruleName !== null)?.ruleName;
  const folder = moments.find((moment) => moment.ruleFolder !== null)?.ruleFolder;
  const forwards = [...new Set(moments.flatMap((moment) => moment.forwards))].sort();
  const what = name ? `The inbox rule ${quoteHostile(name)}` : 'A mailbox rule or forwarding';
  const moves = folder ? `, moving mail to the folder ${quoteHostile(folder)}` : '';
  const sends = forwards.length > 0 ? `, forwarding mail to ${listed(forwards)}` : '';
  return `${what} was set by ${nameOf(moments)}${fromWhere(moments)}${moves}${sends}`;
}

function phraseSent(moments: readonly Moment[]): string {
  const attached = moments.filter((moment) => moment.attachments.length > 0);
  const [name] = mostFrequent(attached.flatMap((moment) => [...new Set(moment.attachments)]));
  const withName = moments.filter(
    (moment) => name !== undefined && moment.attachments.includes(name),
  );
  const carrying =
    name === undefined
      ? ''
      : `, ${withName.length === moments.length && withName.length > 1 ? 'all' : sayCount(countActs(withName))} with the attachment ${quoteHostile(name)}`;
  return `${atLeast(moments)}${plural(countActs(moments), 'message')} ${wasOrWere(moments)} sent as ${nameOf(moments)}${fromWhere(moments)}${lasting(moments)}${carrying}`;
}

function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

function applicationOf(moments: readonly Moment[]): string {
  const name = moments.find((moment) => moment.appName !== null)?.appName;
  const id = moments.find((moment) => moment.appId !== null)?.appId;
  if (name) return quoteHostile(name);
  return id ? quoteHostile(id) : 'of unknown name';
}

function nameOf(moments: readonly Moment[]): string {
  return showName(moments[0]!.subjectName);
}

/** ` from 5.62.60.202 (AS198605 “AVAST”, KW, VPN)`; further addresses in order of appearance. */
function fromWhere(moments: readonly Moment[]): string {
  const places = new Map<string, string>();
  for (const moment of moments) {
    if (moment.ip !== null && !places.has(moment.ip)) places.set(moment.ip, placeOf(moment));
  }
  if (places.size === 0) return '';
  const shown = [...places.values()].slice(0, listMax);
  const more = places.size - shown.length;
  return ` from ${joinWords(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

function placeOf(moment: Moment): string {
  const facts: string[] = [];
  if (moment.asn !== null) {
    facts.push(`AS${moment.asn}${moment.asnName ? ` ${quoteHostile(moment.asnName)}` : ''}`);
  }
  if (moment.country) facts.push(sayCountry(moment.country));
  if (moment.ipClass && moment.ipClass !== 'none')
    facts.push(classNames[moment.ipClass] ?? moment.ipClass);
  return `${moment.ip}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

const classNames: Record<string, string> = {
  hosting: 'hosting provider',
  vpn: 'VPN',
  tor: 'Tor',
  mobile: 'mobile carrier',
  relay: 'privacy relay',
  egress: 'declared egress',
};

function listed(names: readonly string[]): string {
  const shown = names.slice(0, listMax).map(quoteHostile);
  const more = names.length - shown.length;
  return joinWords(more > 0 ? [...shown, `${more} more`] : shown);
}

function lasting(moments: readonly Moment[]): string {
  const minutes = Math.round((moments.at(-1)!.time - moments[0]!.time) / minuteMs);
  if (moments.length < 2 || minutes < 1) return '';
  return minutes < 120
    ? ` within ${plural(minutes, 'minute')}`
    : ` within ${Math.round(minutes / 60)} hours`;
}

/** How many; a breach copies its evidence up to a bound, and then there were more. */
function amountOf(moments: readonly Moment[]): string {
  return `${atLeast(moments)}${sayCount(countActs(moments))}`;
}

function atLeast(moments: readonly Moment[]): string {
  return moments.filter(({ isCut }) => isCut).length * 2 >= evidenceMax ? 'at least ' : '';
}

function plural(count: number, noun: string): string {
  return `${sayCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function wasOrWere(moments: readonly Moment[]): string {
  return countActs(moments) === 1 ? 'was' : 'were';
}

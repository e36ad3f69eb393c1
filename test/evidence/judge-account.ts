import { countActs, networkOf, type GivenEvent } from './given-events.ts';
import { isText, type Given } from './judge-sentence.ts';
import { readClaims } from './read-claims.ts';

/** A phrase of the account: summary, advice, agents, entities, steps of the investigation. */
export interface AccountPhrase {
  text: string;
  evidence: readonly string[];
}

/** What one account was told from, as far as it can be read without what told it. */
export interface Account {
  given: Given;
  /** Events that its story cites. */
  events: readonly GivenEvent[];
  /** Distinct warnings, and kinds of them. */
  warnings: number;
  kinds: number;
  /** The most grounds that any hypothesis, and the most reasons that any agent's verdict, was found to have. */
  reasons: number;
}

export interface PhraseVerdict {
  unsupported: boolean;
  faults: string[];
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });
const classWords: Readonly<Record<string, string>> = {
  'a hosting provider': 'hosting',
  'a VPN service': 'vpn',
  'the Tor network': 'tor',
  'an open proxy': 'proxy',
  'a mobile carrier': 'mobile',
  'a privacy relay': 'relay',
  'a known scanner': 'scanner',
  'the vendor\u2019s own service': 'vendor',
  'your own network': 'egress',
};

/**
 * Holds a phrase to the events that it cites and to those of the story. What it advises cites nothing, and may
 * name only what the story's events name.
 */
export function judgePhrase({ text, evidence }: AccountPhrase, account: Account): PhraseVerdict {
  const cited = evidence.map((id) => account.given.find(id));
  if (cited.some((event) => event === undefined)) return { unsupported: true, faults: [] };
  const events = [...account.events, ...cited.filter((event) => event !== undefined)];
  const claims = readClaims(text);
  const said = claims.quoted.filter((one) => !isNetworkOf(one, events));
  return {
    unsupported: false,
    faults: [
      ...said.filter((one) => !isText(one, events)).map((one) => `text ${one}`),
      ...claims.names.filter((one) => !isText(one, events)).map((one) => `name ${one}`),
      ...claims.places
        .filter(({ ip }) => unquoted(text).includes(ip))
        .flatMap(({ ip }) => placeFaults(ip, text, events)),
      ...leftFaults(text, { ...account, events }),
      ...networkFaults(text, events),
      ...numberFaults(text, { ...account, events }),
    ],
  };
}

function isNetworkOf(name: string, events: readonly GivenEvent[]): boolean {
  return events.some(({ ip }) => ip !== null && networkOf(ip).asnName === name);
}

/** A network that is named is one of the events'. */
function networkFaults(text: string, events: readonly GivenEvent[]): string[] {
  const plain = unquoted(text);
  const known = new Set(events.map(({ ip }) => (ip === null ? null : networkOf(ip).asn)));
  return [...plain.matchAll(/\bAS(\d+)/g)]
    .filter(([, asn]) => !known.has(Number(asn)))
    .map(([all]) => `network ${all}`);
}

function placeFaults(ip: string, text: string, events: readonly GivenEvent[]): string[] {
  if (!events.some((event) => event.ip === ip || event.texts.includes(ip)))
    return [`address ${ip}`];
  const known = networkOf(ip);
  const at = text.indexOf(`${ip} (`);
  if (at < 0) return [];
  // A network's name may hold brackets and commas; it stands in quotes, and is taken out first.
  const rest = text.slice(at + ip.length + 2).replace(/^\u201c([^\u201d]*)\u201d(?:, )?/u, '');
  const name = /^\u201c([^\u201d]*)\u201d/u.exec(text.slice(at + ip.length + 2))?.[1];
  const facts = rest
    .slice(0, rest.indexOf(')'))
    .split(', ')
    .filter((one) => one !== '');
  const right = new Set([
    known.asn === null ? null : `AS${known.asn}`,
    known.country === null ? null : countryNames.of(known.country),
  ]);
  return [
    ...(name === undefined || name === known.asnName ? [] : [`network ${name} of ${ip}`]),
    ...facts
      .filter((one) => !right.has(one) && one !== 'an unknown network')
      .filter((one) => classWords[one] !== known.class || known.class === null)
      .map((one) => `${one} of ${ip}`),
  ];
}

/** What a number counts, by the words around it, and whether the records allow it. */
const counts: readonly (readonly [RegExp, (value: number, of: Account) => boolean])[] = [
  [
    /([\d,]+|One) sign-ins? failed/g,
    (value, of) => value <= alike(of, (one) => one.classUid === 3002 && one.isFailure),
  ],
  [
    /([\d,]+|One) mailbox items? (?:was|were) read/g,
    (value, of) => value <= alike(of, ({ operation }) => /MailItemsAccessed/i.test(operation)),
  ],
  [
    /([\d,]+|One) messages? (?:was|were) sent/g,
    (value, of) => value <= alike(of, ({ classUid }) => classUid === 4009),
  ],
  [/([\d,]+|One) warning signs?/g, (value, { warnings }) => value === warnings],
  [/\bof (\d+) kinds?\b/g, (value, { kinds }) => value <= kinds],
  [/\bIn the (\d+) days?/g, (value, of) => value <= daysOf(of)],
  [/\bnever seen in (\d+) known days?/g, (value, of) => value <= daysOf(of)],
  [/\bon \d+ of (\d+) known days?/g, (value, of) => value <= daysOf(of)],
  [/\bon (\d+) of (?:the )?\d+/g, (value, of) => value <= daysOf(of)],
  [/([\d,]+) of its [\d,]+ acts?/g, (value, { given }) => value <= countActs(given.events)],
  [/of its ([\d,]+) acts?/g, (value, { given }) => value <= countActs(given.events)],
];

/** Acts of that kind in all that was given from addresses of the story. */
function alike({ events, given }: Account, is: (event: GivenEvent) => boolean): number {
  const addresses = new Set(events.map(({ ip }) => ip));
  return countActs(given.events.filter((one) => addresses.has(one.ip) && is(one)));
}

/** What is not shown of a list is no more than there can be of its kind. */
function leftFaults(text: string, { events, reasons, warnings }: Account): string[] {
  const left = Number(/\band (\d+) more\b/.exec(unquoted(text))?.[1] ?? 0);
  const distinct = (of: (event: GivenEvent) => string | null): number =>
    new Set(events.map(of)).size;
  const most = text.startsWith('Reached: ')
    ? new Set(events.flatMap(({ reached }) => reached)).size
    : /\bbecause\b|\bcases suspicious\b/.test(text)
      ? reasons
      : // An agent is an address, or several.
        /\d\.\d+ \(|\bagents took part\b/.test(text)
        ? distinct(({ ip }) => ip)
        : text.includes('\u201c')
          ? distinct(({ operation }) => operation)
          : warnings;
  return left <= most ? [] : [`and ${left} more, where there are ${most}`];
}

const unquoted = (text: string): string => text.replace(/\u201c[^\u201d]*\u201d/gu, 'QUOTED');

function daysOf({ given }: Account): number {
  return new Set(given.events.map(({ time }) => Math.floor(time / 86_400_000))).size;
}

function numberFaults(text: string, account: Account): string[] {
  const plain = unquoted(text);
  return counts.flatMap(([pattern, isRight]) =>
    [...plain.matchAll(pattern)].flatMap(([all, number]) => {
      const value = number === 'One' ? 1 : Number(number!.replaceAll(',', ''));
      return isRight(value, account) ? [] : [`number in "${all}"`];
    }),
  );
}

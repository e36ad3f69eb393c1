import { countActs, networkOf, type GivenEvent } from './given-events.ts';
import { readClaims, type NumberClaim, type Place } from './read-claims.ts';

export interface Sentence {
  text: string;
  kind: string;
  evidence: readonly string[];
  start: number;
  end: number;
}

/** All events that were given, and each by the id that a sentence cites. */
export interface Given {
  events: readonly GivenEvent[];
  find(id: string): GivenEvent | undefined;
}

/** `unsupported`: what it cites is nothing that was given; `faults`: what it says and its evidence does not. */
export interface SentenceVerdict {
  unsupported: boolean;
  faults: string[];
}

/** So many events are cited at most of one sentence; of more the first and the last. */
const citedMax = 100;
const rightPassword = new Set(['50055', '50074', '50076', '50079', '53003', '500121']);

/** Holds a sentence to the events that it cites. */
export function judgeSentence(sentence: Sentence, given: Given): SentenceVerdict {
  const found = sentence.evidence.map((id) => given.find(id));
  const cited = found.filter((event) => event !== undefined);
  if (cited.length === 0 || cited.length < found.length) return { unsupported: true, faults: [] };
  const claims = readClaims(sentence.text);
  const told = { cited, counted: countedOf({ cited, places: claims.places, given }) };
  return {
    unsupported: false,
    faults: [
      ...claims.quoted.filter((one) => !isText(one, told.counted)).map((one) => `text ${one}`),
      ...claims.names.filter((one) => !isText(one, told.counted)).map((one) => `name ${one}`),
      ...claims.places.flatMap((place) => placeFaults(place, told.counted)),
      ...claims.times.filter((one) => !isTime(one, cited)).map((one) => `time ${one}`),
      ...claims.numbers.flatMap((number) => numberFaults(number, { ...told, claims })),
      ...(sentence.kind === 'observed' ? spanFaults(sentence, cited) : []),
      ...kindFaults(sentence.text, cited),
    ],
  };
}

interface Told {
  cited: readonly GivenEvent[];
  /** Those that its numbers count: the cited ones, or where citing was bounded all that are alike. */
  counted: readonly GivenEvent[];
}

function countedOf(of: {
  cited: readonly GivenEvent[];
  places: readonly Place[];
  given: Given;
}): readonly GivenEvent[] {
  const { cited, places, given } = of;
  if (cited.length < citedMax) return cited;
  const times = cited.map(({ time }) => time);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const kindOf = ({ operation, actors, isFailure }: GivenEvent): string =>
    JSON.stringify([operation, isFailure, actors[0]]);
  const kinds = new Set(cited.map(kindOf));
  const addresses = new Set([...cited.map(({ ip }) => ip), ...places.map(({ ip }) => ip)]);
  return given.events.filter(
    (event) =>
      event.time >= start &&
      event.time <= end &&
      kinds.has(kindOf(event)) &&
      addresses.has(event.ip),
  );
}

/** Names of clients that do not say themselves, as they do. */
const clientWords: Readonly<Record<string, string>> = {
  Node: 'axios',
  macOS: 'Mac OS',
  'Outlook Web': 'Client=OWA',
  'Exchange service': 'Client=',
  'AWS CLI': 'aws-cli',
  'AWS SDK': 'aws-sdk',
};

/** Whether an event says it, as a whole word; unseen characters and cut ends as the story shows them. */
export function isText(shown: string, events: readonly GivenEvent[]): boolean {
  const client = shown.split(' / ');
  if (client.length > 1 || shown in clientWords)
    return client.every((part) => isSaid(clientWords[part] ?? part, events, ''));
  const cut = /^(.*)\u2026 \(\d+ characters\)$/su.exec(shown);
  const plain = (cut?.[1] ?? shown).replace(/\\u\{([0-9a-f]+)\}/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  return isSaid(plain, events, cut ? '' : String.raw`(?![\p{L}\p{N}])`);
}

function isSaid(text: string, events: readonly GivenEvent[], after: string): boolean {
  const quoted = text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])${quoted}${after}`, 'iu');
  const isExact = text.length < 4;
  return events.some(({ texts }) =>
    texts.some((one) => (isExact ? one.trim() === text : pattern.test(one))),
  );
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

const classWords: Readonly<Record<string, string>> = {
  'hosting provider': 'hosting',
  VPN: 'vpn',
  Tor: 'tor',
  'mobile carrier': 'mobile',
  'privacy relay': 'relay',
  'declared egress': 'egress',
};

function placeFaults(place: Place, events: readonly GivenEvent[]): string[] {
  const isThere = events.some(({ ip, texts }) => ip === place.ip || texts.includes(place.ip));
  if (!isThere) return [`address ${place.ip}`];
  const known = networkOf(place.ip);
  const country = known.country === null ? null : countryNames.of(known.country);
  const said = new Set<string | null | undefined>([country, known.class]);
  return [
    ...(place.asn === null || place.asn === known.asn ? [] : [`AS${place.asn} of ${place.ip}`]),
    ...(place.asnName === null || place.asnName === known.asnName
      ? []
      : [`network ${place.asnName} of ${place.ip}`]),
    ...place.others
      .filter((one) => !said.has(classWords[one] ?? one))
      .map((one) => `${one} of ${place.ip}`),
  ];
}

function isTime(text: string, cited: readonly GivenEvent[]): boolean {
  return cited.some(({ time }) =>
    new Date(time).toISOString().startsWith(text.replace(' ', 'T').replace('Z', '')),
  );
}

function numberFaults(
  { counted, value, isLeast }: NumberClaim,
  told: Told & { claims: ReturnType<typeof readClaims> },
): string[] {
  const expected = expectedOf(counted, told);
  const slack = counted === 'minutes' || counted === 'hours' ? 0.501 : 0;
  if (expected !== null && Math.abs(expected - value) <= slack) return [];
  if (expected !== null && isLeast && value <= expected) return [];
  return [`${value} ${counted}, where the evidence says ${expected}`];
}

function expectedOf(
  counted: NumberClaim['counted'],
  { cited, counted: events, claims }: Told & { claims: ReturnType<typeof readClaims> },
): number | null {
  const times = cited.map(({ time }) => time);
  const minutes = (Math.max(...times) - Math.min(...times)) / 60_000;
  switch (counted) {
    case 'acts':
      return countActs(events);
    case 'minutes':
      return minutes;
    case 'hours':
      return minutes / 60;
    case 'right passwords':
      return countActs(events.filter(({ texts }) => texts.some((one) => rightPassword.has(one))));
    case 'attachments': {
      const name = claims.quoted.at(-1) ?? '';
      return countActs(events.filter((event) => isText(name, [event])));
    }
    case 'more texts': {
      const names = new Set(events.map(({ operation }) => operation));
      return names.size - claims.quoted.filter((one) => names.has(one)).length;
    }
    case 'more addresses':
      return new Set(events.flatMap(({ ip }) => ip ?? [])).size - claims.places.length;
    default:
      return null;
  }
}

function spanFaults({ start, end }: Sentence, cited: readonly GivenEvent[]): string[] {
  const times = cited.map(({ time }) => time);
  const isRight = start === Math.min(...times) && end === Math.max(...times);
  return isRight ? [] : [`from ${start} to ${end}, where the evidence says otherwise`];
}

const isMail = ({ classUid, operation, source }: GivenEvent): boolean =>
  classUid === 4009 ||
  source === 'message-trace' ||
  /mail|inboxrule|transportrule|^send/i.test(operation);

/** Words that speak of a kind of event, and what at least one of the cited must be. */
const kinds: readonly (readonly [RegExp, (event: GivenEvent) => boolean])[] = [
  [/failed sign-in/, ({ classUid, isFailure }) => classUid === 3002 && isFailure],
  [/\bsigned in\b/, ({ classUid, isFailure }) => classUid === 3002 && !isFailure],
  [/messages? (?:was|were) sent/, ({ classUid }) => classUid === 4009],
  [/phishing|spam/, ({ classUid, source }) => classUid === 4009 || source === 'message-trace'],
  [/mailbox items?/, isMail],
  [/inbox rule|mailbox rule/i, ({ operation }) => /rule|set-mailbox/i.test(operation)],
  [
    /\bapplication\b.*\bgranted\b|granted access to the application/,
    ({ classUid }) => classUid === 3005 || classUid === 3004,
  ],
];

function kindFaults(text: string, cited: readonly GivenEvent[]): string[] {
  const plain = text.replace(/\u201c[^\u201d]*\u201d/gu, '');
  return kinds
    .filter(([words, is]) => words.test(plain) && !cited.some(is))
    .map(([words]) => `${String(words)} of events that are none`);
}

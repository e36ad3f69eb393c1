/** What a sentence claims, taken from its words alone. */
export interface Claims {
  /** Texts in curly quotes. */
  quoted: string[];
  /** Accounts, addresses of mail, machines: words that no language has. */
  names: string[];
  places: Place[];
  numbers: NumberClaim[];
  /** Times said in so many words (ISO 8601). */
  times: string[];
}

/** `5.62.60.202 (AS198605 “AVAST”, KW, VPN)`. */
export interface Place {
  ip: string;
  asn: number | null;
  asnName: string | null;
  others: string[];
}

/** What a number counts; `unknown`: this reader cannot tell, so nobody can check it. */
export type Counted =
  | 'acts'
  | 'minutes'
  | 'hours'
  | 'right passwords'
  | 'attachments'
  | 'more addresses'
  | 'more texts'
  | 'unknown';
export interface NumberClaim {
  counted: Counted;
  value: number;
  /** It says "at least". */
  isLeast: boolean;
}

const ip = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9a-f:]*:[0-9a-f]*:)[0-9a-f:]+(?:\d+(?:\.\d+){3})?)`;
const placePattern = new RegExp(
  String.raw`(?<![\w.@:])(${ip})(?![\w@])(?: \(([^()]*(?:\([^()]*\)[^()]*)*)\))?`,
  'gi',
);
const quotedPattern = /\u201c([^\u201d]*)\u201d/gu;
const isoPattern = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?/g;
const namePattern = /(?<![\w@])[\w+'-]+(?:[.@][\w+'-]+)+|(?<![\w-])i-[0-9a-f]{6,}|\barn:\S+/g;
const plainName = String.raw`([A-Za-z0-9][A-Za-z0-9.@+'_-]*)`;
const namePlaces = [
  new RegExp(String.raw`^${plainName} (?:signed in|granted|did)\b`, 'g'),
  new RegExp(String.raw`^${plainName} [a-z][a-z ’-]* \(QUOTED`, 'g'),
  new RegExp(String.raw`\b(?:sent|sign-ins?) as ${plainName}`, 'g'),
  new RegExp(String.raw`\b(?:set|registered) by (?!somebody\b)${plainName}`, 'g'),
  new RegExp(String.raw`\bitems? of ${plainName}`, 'g'),
];

/** Patterns of numbers, the first that matches at a place counts. */
const numberPatterns: readonly (readonly [RegExp, Counted])[] = [
  [/\bin (\d+) of them the password was right/g, 'right passwords'],
  [/\bwithin (\d+) minutes?/g, 'minutes'],
  [/\bwithin (\d+) hours?/g, 'hours'],
  [/(\d+) with the attachment/g, 'attachments'],
  [/\b(\d+) (?:failed sign-ins?|messages?|mailbox items?|times)\b/g, 'acts'],
];

/** Takes a sentence apart. */
export function readClaims(text: string): Claims {
  const quoted = [...text.matchAll(quotedPattern)].map(([, inner]) => inner!);
  const places = [...text.matchAll(placePattern)].map(([, address, facts]) =>
    placeOf(address!, facts ?? ''),
  );
  let rest = text.replace(placePattern, 'PLACE').replace(quotedPattern, 'QUOTED');
  const times = rest.match(isoPattern) ?? [];
  rest = rest.replace(isoPattern, 'TIME');
  const names = new Set(rest.match(namePattern));
  for (const pattern of namePlaces)
    for (const [, name] of rest.matchAll(pattern)) names.add(name!.replace(/\.$/, ''));
  for (const word of ['PLACE', 'QUOTED', 'TIME']) names.delete(word);
  for (const name of [...names].sort((a, b) => b.length - a.length))
    rest = rest.replaceAll(name, 'NAME');
  return { quoted, names: [...names], places, times, numbers: numbersOf(rest) };
}

function placeOf(address: string, facts: string): Place {
  const network = /AS(\d+)(?: \u201c([^\u201d]*)\u201d)?/u.exec(facts);
  const others = facts.replace(network?.[0] ?? '', '').split(', ');
  return {
    ip: address,
    asn: network ? Number(network[1]) : null,
    asnName: network?.[2] ?? null,
    others: others.map((one) => one.trim()).filter((one) => one !== ''),
  };
}

function numbersOf(text: string): NumberClaim[] {
  // Thousands are told apart by a comma.
  let rest = text.replace(/(?<=\d),(?=\d{3}\b)/g, '');
  const found: NumberClaim[] = [];
  const take = (pattern: RegExp, counted: Counted): void => {
    for (const { 0: all, 1: value, index } of rest.matchAll(pattern)) {
      const isLeast = rest
        .slice(0, index + all.indexOf(value!))
        .toLowerCase()
        .endsWith('at least ');
      found.push({ counted, value: Number(value), isLeast });
    }
    rest = rest.replace(pattern, '');
  };
  for (const [pattern, counted] of numberPatterns) take(pattern, counted);
  take(/(?<=PLACE[^A-Z]*)\band (\d+) more\b/g, 'more addresses');
  take(/\band (\d+) more\b/g, 'more texts');
  if (/\btwice\b/.test(rest)) found.push({ counted: 'acts', value: 2, isLeast: false });
  else if (/\bsigned in\b/.test(rest) && !found.some(({ counted }) => counted === 'acts'))
    found.push({ counted: 'acts', value: 1, isLeast: false });
  take(/(?<![A-Za-z])(\d[\d.,]*)/g, 'unknown');
  return found;
}

import { expect, test } from 'vitest';
import { takeover } from '../eval/scenarios/attack-cases.ts';
import { checkStories, isEvidenceMet, noEvidence } from './check-stories.ts';
import { readEvent, type GivenEvent } from './given-events.ts';
import { judgeSentence } from './judge-sentence.ts';
import { recordsOf } from '../eval/scenarios/attack-cases.ts';

const { attack } = takeover('A');
const events = attack.flatMap((record) => readEvent(record) ?? []);
const byId = new Map(events.map((event) => [event.key, event]));
const failures = events.filter(({ classUid, isFailure }) => classUid === 3002 && isFailure);
const times = failures.map(({ time }) => time);
const [start, end] = [Math.min(...times), Math.max(...times)];

const judged = (text: string, of: readonly GivenEvent[] = failures) =>
  judgeSentence(
    { text, kind: 'observed', evidence: of.map(({ key }) => key), start, end },
    { events, find: (id) => byId.get(id) },
  );
const who = 'lucia.quinn@eval-lamps.example';
const from = 'from 5.62.60.202 (AS198605 \u201cAVAST Software s.r.o.\u201d, Kuwait, VPN)';

test('a sentence that says what its events say has no fault', () => {
  const text = `16 failed sign-ins as ${who} ${from} within 20 minutes.`;
  expect(judged(text)).toEqual({ unsupported: false, faults: [] });
});

test.each([
  ['another number', `17 failed sign-ins as ${who} ${from}.`],
  ['another account', `16 failed sign-ins as omar@eval-lamps.example ${from}.`],
  ['another address', `16 failed sign-ins as ${who} from 5.62.60.203.`],
  ['another network', `16 failed sign-ins as ${who} from 5.62.60.202 (AS1 \u201cX\u201d, Kuwait).`],
  ['another country', `16 failed sign-ins as ${who} from 5.62.60.202 (United Kingdom).`],
  ['another span', `16 failed sign-ins as ${who} ${from} within 90 minutes.`],
  ['another time', `16 failed sign-ins as ${who} ${from} at 2020-01-01T00:00:00Z.`],
  ['another kind of event', `${who} signed in 16 times ${from}.`],
  ['a text that nobody wrote', `16 failed sign-ins as ${who} using \u201cLynx / Amiga\u201d.`],
  ['a number of something unheard of', `16 failed sign-ins as ${who} of 3 moons.`],
])('%s is a fault', (_, text) => {
  expect(judged(text).faults).not.toEqual([]);
});

test('what cites nothing, or what nobody gave, is unsupported', () => {
  expect(judged('Something happened.', [])).toMatchObject({ unsupported: true });
  const stranger = { ...failures[0]!, key: 'nobody gave this' };
  expect(judged('Something happened.', [stranger])).toMatchObject({ unsupported: true });
});

test('every sentence of a takeover stands, and every broken twin of one is seen', async () => {
  const of = takeover('B');
  const { tally, faults } = await checkStories([...recordsOf(of)], of.now);
  expect(faults).toEqual([]);
  expect(tally.sentences).toBeGreaterThan(5);
  expect(isEvidenceMet(tally)).toBe(true);
});

test.each([
  { sentences: 0 },
  { unsupported: 1 },
  { mismatch: 1 },
  { control: 0 },
  { controlMissed: 1 },
])('%o misses the bar', (change) => {
  const good = { ...noEvidence, sentences: 9, control: 9 };
  expect(isEvidenceMet(good)).toBe(true);
  expect(isEvidenceMet({ ...good, ...change })).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { scenarioA, tenantId } from '../breaches.fixture.ts';
import { noDecisions } from '../group-breaches.ts';
import { investigate } from '../investigate.ts';
import { factsToNarrate } from './facts-to-narrate.ts';
import { guardNarration } from './guard-narration.ts';

const { event } = investigate({ tenantId, breaches: scenarioA(), decisions: noDecisions })
  .incidents[0]!;
const facts = factsToNarrate(event!);
const failures = facts.find(({ text }) => text.startsWith('Before anyone got in'))!;
const ask = (text: string, fact = failures.id) => guardNarration(facts, [{ fact, text }]);

it('a narrator sees tokens, and nothing that an outsider wrote or that was counted', () => {
  const seen = facts.map(({ text }) => text).join(' ');
  expect(seen).toContain('Before anyone got in, «1» sign-ins failed.');
  expect(seen).not.toMatch(/ortega|PerfectData|AVAST|\d\./);
});

it('what is said as it was is kept with its values and its evidence', () => {
  for (const fact of facts) {
    const { dropped, sentences } = ask(fact.text, fact.id);
    expect(dropped).toEqual([]);
    expect(sentences[0]!.evidence).toBe(fact.evidence);
    expect(sentences[0]!.text).not.toContain('«');
  }
});

it('other order and joining words are kept', () => {
  const { sentences } = ask('There were «1» sign-ins that failed before anyone got in.');
  expect(sentences.map(({ text }) => text)).toEqual([
    'There were 12 sign-ins that failed before anyone got in.',
  ]);
});

describe('what is not its fact is dropped', () => {
  it.each([
    ['an unknown fact', 'Before anyone got in, «1» sign-ins failed.', 'noFact', 'F99'],
    ['a number instead of the value', 'Before anyone got in, 3 sign-ins failed.', 'otherValues'],
    ['a value twice', '«1» «1» sign-ins failed before anyone got in.', 'otherValues'],
    ['a value of its own', 'Before anyone got in, «1» sign-ins of «2» failed.', 'otherValues'],
    [
      'a number besides',
      'Before anyone got in, «1» sign-ins failed, 2 of them here.',
      'numberOrLink',
    ],
    ['a link', '«1» sign-ins failed before anyone got in, see evil.example.', 'numberOrLink'],
    ['markup', '<b>«1»</b> sign-ins failed before anyone got in.', 'numberOrLink'],
    ['other letters', '«1» sign-ins fаiled before anyone got in.', 'numberOrLink'],
    ['a name', 'Before Mallory got in, «1» sign-ins failed.', 'foreignWord'],
    ['advice of its own', '«1» sign-ins failed before anyone got in, ignore this.', 'foreignWord'],
    ['a negation', 'Before anyone got in, not «1» sign-ins failed.', 'foreignWord'],
    ['hardly anything', '«1» in.', 'saysLess'],
  ] as const)('%s', (...[, text, reason, fact = failures.id]) => {
    const { dropped, sentences } = ask(text, fact);
    expect([sentences, dropped.map((one) => one.reason)]).toEqual([[], [reason]]);
  });

  it('a doubt that is left out, and a fact said twice', () => {
    const hijack = facts[0]!;
    const sure = hijack.text.replace('probably not the owner', 'the owner');
    expect(ask(sure, hijack.id).dropped[0]!.reason).toBe('otherSense');
    const twice = [failures, failures].map(({ id, text }) => ({ fact: id, text }));
    expect(guardNarration(facts, twice).dropped[0]!.reason).toBe('saidTwice');
  });
});

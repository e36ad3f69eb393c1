import { expect, it } from 'vitest';
import type { Breach } from '../../model/types.ts';
import { scenarioA, tenantId } from '../breaches.fixture.ts';
import { noDecisions } from '../group-breaches.ts';
import { investigate } from '../investigate.ts';
import { differencesOf } from './differences-of.ts';

const of = (breaches: readonly Breach[]) =>
  investigate({ tenantId, breaches, decisions: noDecisions }).incidents[0]!;
const whole = scenarioA();
const early = whole.slice(0, 5);

it('nothing differs between an incident and itself', () => {
  expect(differencesOf(of(whole), of(whole), whole)).toEqual([]);
});

it('late evidence is told: what came, how the score rose, what is supported now', () => {
  const said = differencesOf(of(early), of(whole), whole).map(({ text }) => text);
  expect(said).toContain(
    '5 model breaches were added: SaaS / ACCESS, SaaS / HIDE and SaaS / PERSIST.',
  );
  expect(said).toContain('The score was 79 and is 95.');
  expect(said).toContain('Mailbox rules hide or forward mail: was not considered, is supported.');
  expect(said.some((text) => text.endsWith('sentences of the story are new.'))).toBe(true);
});

it('a breach that lost its support is told', () => {
  const said = differencesOf(of(whole), of(whole.slice(0, 9)), whole).map(({ text }) => text);
  expect(said).toContain('One model breach lost its support: SaaS / HIDE.');
});

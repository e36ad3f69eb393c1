import { z } from 'zod';
import { rareMin } from '../baseline/judge-source.ts';
import { usualDays } from '../baseline/rarity.ts';
import type { FeatureScore, ScoredAct } from '../baseline/types.ts';
import { type Fact, facts } from '../entity/act-facts.ts';
import { remembered } from '../entity/remembered.ts';
import { type Feature, getFeature, isFeature, valuesOf } from '../feature/index.ts';
import { ModelError } from './model-error.ts';
import { mayHold, type Question, wordsOfAct, wordsOfContext } from './words.ts';

/** A text in which `*` stands for anything, compared without case. */
const patterns = z.array(z.string().min(1).max(200)).min(1);
const names = z.array(z.string()).min(1);

/** What a model asks of an act beyond the words, and with what. */
const comparisons = {
  operation: patterns,
  class: patterns,
  application: patterns,
  target: patterns,
  privilege: patterns,
  scope: patterns,
  attachment: patterns,
  client: patterns,
  subject: patterns,
  errorCode: names,
  source: names,
  ipClass: names,
  remoteClass: names,
  fact: z.array(z.enum(Object.keys(facts) as [Fact, ...Fact[]])).min(1),
  port: z.array(z.number().int()).min(1),
  rare: names,
  new: names,
  usual: names,
  newInTenant: names,
  never: names,
  unlikePeers: names,
  bytesOutAtLeast: z.number().positive(),
  countAtLeast: z.number().int().positive(),
} as const;
type Comparison = {
  [Name in keyof typeof comparisons]: Record<Name, z.infer<(typeof comparisons)[Name]>>;
}[keyof typeof comparisons];

/** A word, `not <word>`, a comparison, or several of them. */
export type Condition =
  | string
  | Comparison
  | { not: Condition }
  | { any: Condition[] }
  | { all: Condition[] };

const partsMax = 40;
const depthMax = 8;

/** Every object holds one thing only, so that a fault is told with the word that it is about. */
export const condition = z.unknown().superRefine((value, context) => {
  for (const { path, message } of faultsOf(value, 0)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
}) as unknown as z.ZodType<Condition>;

interface Fault {
  path: readonly (string | number)[];
  message: string;
}

function faultsOf(value: unknown, depth: number): Fault[] {
  if (typeof value === 'string') return [];
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1)
    return [{ path: [], message: 'expected a word or one comparison' }];
  if (depth > depthMax) return [{ path: [], message: 'nested too deep' }];
  const [[name, argument]] = Object.entries(value) as [[string, unknown]];
  const within = (faults: readonly Fault[], ...at: number[]): Fault[] =>
    faults.map(({ path, message }) => ({ path: [name, ...at, ...path], message }));
  if (name === 'not') return within(faultsOf(argument, depth + 1));
  if (name === 'any' || name === 'all') {
    if (!Array.isArray(argument) || argument.length === 0 || argument.length > partsMax)
      return [{ path: [name], message: `expected a list of 1 to ${partsMax} conditions` }];
    return argument.flatMap((part, at) => within(faultsOf(part, depth + 1), at));
  }
  if (!Object.hasOwn(comparisons, name))
    return [{ path: [name], message: `no comparison is called "${name}"` }];
  const parsed = comparisons[name as keyof typeof comparisons].safeParse(argument);
  return within(
    (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.map(String), message })),
  );
}

/**
 * A compiled condition. `may` and `mayNot` are asked when an act comes alone, before it is known who acted
 * and what went before: whether it could still turn out to hold, or not to.
 */
export interface Compiled {
  holds(question: Question): boolean;
  may(act: ScoredAct): boolean;
  mayNot(act: ScoredAct): boolean;
}

/** Compiles a condition; an unknown word is an error that names it. */
export function compileCondition(of: Condition, model: string): Compiled {
  if (typeof of === 'string') return compileWord(of, model);
  if ('not' in of) return negate(compileCondition(of.not, model));
  if ('all' in of) return every(of.all.map((part) => compileCondition(part, model)));
  if ('any' in of) {
    return negate(every(of.any.map((part) => negate(compileCondition(part, model)))));
  }
  return ofAct(compileComparison(of, model));
}

export function compileAll(conditions: readonly Condition[], model: string): Compiled {
  return every(conditions.map((one) => compileCondition(one, model)));
}

function compileWord(text: string, model: string): Compiled {
  if (text.startsWith('not ')) return negate(compileWord(text.slice(4), model));
  if (Object.hasOwn(wordsOfAct, text)) return ofAct(wordsOfAct[text]!);
  if (!Object.hasOwn(wordsOfContext, text))
    throw new ModelError(model, `no word is called "${text}"`, text);
  return {
    holds: wordsOfContext[text]!,
    may: (act) => mayHold(text, act),
    mayNot: () => true,
  };
}

function ofAct(holds: (act: ScoredAct) => boolean): Compiled {
  return { holds: ({ act }) => holds(act), may: holds, mayNot: (act) => !holds(act) };
}

function negate({ holds, may, mayNot }: Compiled): Compiled {
  return { holds: (question) => !holds(question), may: mayNot, mayNot: may };
}

function every(parts: readonly Compiled[]): Compiled {
  if (parts.length === 1) return parts[0]!;
  return {
    holds: (question) => parts.every(({ holds }) => holds(question)),
    may: (act) => parts.every(({ may }) => may(act)),
    mayNot: (act) => parts.some(({ mayNot }) => mayNot(act)),
  };
}

function compileComparison(of: Comparison, model: string): (act: ScoredAct) => boolean {
  const [[name, argument]] = Object.entries(of) as [[string, never]];
  const texts = Object.hasOwn(textsOf, name) ? textsOf[name]! : undefined;
  if (texts) {
    const matches = matcherOf(argument);
    return (act) => texts(act).some(matches);
  }
  if (Object.hasOwn(scoreTests, name)) return compileScoreTest(name, argument, model);
  if (name === 'fact') {
    const wanted = new Set<string>(argument);
    return (act) => act.facts?.some((fact) => wanted.has(fact)) ?? false;
  }
  if (name === 'port') {
    const wanted = new Set<number>(argument);
    return ({ remote }) => remote?.port != null && wanted.has(remote.port);
  }
  if (name === 'bytesOutAtLeast') return ({ remote }) => (remote?.bytesOut ?? 0) >= argument;
  return ({ count }) => count >= argument;
}

type Texts = (act: ScoredAct) => readonly string[];
const said = (text: string | null | undefined): readonly string[] =>
  text === null || text === undefined ? [] : [text];

const textsOf: Readonly<Record<string, Texts>> = {
  operation: (act) => [act.operation],
  class: (act) => [act.operationClass],
  application: (act) => [...said(act.application), ...said(act.applicationId)],
  target: (act) => said(act.target),
  privilege: (act) => act.privileges ?? [],
  scope: (act) => act.grant?.scopes ?? [],
  attachment: (act) => act.mail?.attachments ?? [],
  client: (act) => said(act.clientFamily),
  subject: (act) => said(act.subject),
  errorCode: (act) => said(act.errorCode),
  source: (act) => [act.source],
  ipClass: (act) => said(act.intel?.class),
  remoteClass: ({ remote }) => said(remote?.class),
};

const comparedMax = 512;

/** The operations that a condition cannot do without; null: it takes any. */
export function operationsOf(conditions: readonly Condition[]): ((text: string) => boolean) | null {
  for (const one of conditions) {
    if (typeof one !== 'string' && 'operation' in one) return matcherOf(one.operation);
  }
  return null;
}

/** Does a text match one of the patterns? Time grows with the text's length alone, whoever wrote it. */
function matcherOf(texts: readonly string[]): (text: string) => boolean {
  const exact = new Set(texts.filter((text) => !text.includes('*')).map(bare));
  const globs = texts.filter((text) => text.includes('*')).map((text) => bare(text).split('*'));
  return (text) => {
    const low = remembered(bareTexts, text, bare);
    return exact.has(low) || globs.some((parts) => matchesGlob(low, parts));
  };
}

/** A thousand models ask of the same texts. */
const bareTexts = new Map<string, string>();

/** Microsoft's logs end some names of operations with a full stop. */
function bare(text: string): string {
  return text.slice(0, comparedMax).toLowerCase().replace(/\.$/, '');
}

function matchesGlob(text: string, parts: readonly string[]): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

type ScoreTest = (score: FeatureScore | undefined, isShown: () => boolean) => boolean;

/** Few days are enough to say that a value was never shown; to call it rare, its owner must be known. */
const neverDaysMin = 7;

const scoreTests: Readonly<Record<string, ScoreTest>> = {
  rare: (score) => score !== undefined && score.rarity !== null && score.rarity >= rareMin,
  new: (score) => score !== undefined && score.rarity !== null && score.daysSeen === 0,
  never: (score) => score !== undefined && score.daysSeen === 0 && score.daysKnown >= neverDaysMin,
  // Of an export of a few days everything counts as seen often; nothing can be usual in so few.
  usual: (score, isShown) =>
    score ? score.daysSeen >= usualDays && score.daysKnown >= usualDays : isShown(),
  newInTenant: (score) =>
    score !== undefined && score.rarity !== null && score.daysSeen === 0 && score.otherUsers === 0,
  // Where no group is known nobody says otherwise; what is usual for the subject itself is not compared.
  unlikePeers: (score) =>
    score !== undefined &&
    score.daysSeen < usualDays &&
    (score.peers?.rarity ?? 100) > peersLikeMax,
};

/** What is rarer than this among peers is unlike them. */
const peersLikeMax = 80;

function compileScoreTest(
  name: string,
  names: readonly string[],
  model: string,
): (act: ScoredAct) => boolean {
  const test = scoreTests[name]!;
  const asked = names.map((feature): Feature => {
    if (!isFeature(feature))
      throw new ModelError(model, `no feature is called "${feature}"`, feature);
    return feature;
  });
  return (act) =>
    asked.some((feature) =>
      test(act.scores[feature], () => valuesOf(act, getFeature(feature)).length > 0),
    );
}

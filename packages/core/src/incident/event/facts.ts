import type { Breach } from '../../model/types.ts';
import type { Moment } from '../moments.ts';

/** An application that was granted or made in an incident. */
export interface GrantedApplication {
  key: string;
  name: string;
  knownBad: boolean;
  breaches: Breach[];
}

/** Applications of the breaches, each once: one id may be told with a name and without. */
export function applicationsOf(breaches: readonly Breach[]): GrantedApplication[] {
  const found = new Map<string, GrantedApplication>();
  for (const breach of breaches) {
    const { appId, appName, knownBad } = breach.facts;
    const key = appId ?? appName;
    if (key === undefined) continue;
    const known = found.get(key) ?? { key, name: appName ?? key, knownBad: false, breaches: [] };
    if (known.name === key && appName !== undefined) known.name = appName;
    known.knownBad ||= knownBad !== undefined;
    known.breaches.push(breach);
    found.set(key, known);
  }
  return [...found.values()];
}

export interface MailRule {
  /** Null: forwarding, or a rule of unknown name. */
  name: string | null;
  folder: string | null;
  forwards: readonly string[];
  breaches: Breach[];
}

/** Rules of the breaches, each once. */
export function rulesOf(breaches: readonly Breach[]): MailRule[] {
  const found = new Map<string | null, MailRule>();
  for (const breach of breaches) {
    const { ruleName, ruleFolder, ruleForwards = [] } = breach.facts;
    if (ruleName === undefined && ruleFolder === undefined && ruleForwards.length === 0) continue;
    const name = ruleName === undefined || ruleName === '' ? null : ruleName;
    const known = found.get(name) ?? { name, folder: null, forwards: [], breaches: [] };
    known.folder ??= ruleFolder ?? null;
    known.forwards = [...new Set([...known.forwards, ...ruleForwards])].sort();
    known.breaches.push(breach);
    found.set(name, known);
  }
  return [...found.values()];
}

/** Moments of one kind. */
export function momentsOfKind(moments: readonly Moment[], kind: Moment['kind']): Moment[] {
  return moments.filter((moment) => moment.kind === kind);
}

export function idsOf(moments: readonly Pick<Moment, 'id'>[]): string[] {
  return moments.map(({ id }) => id);
}

/** Names of calls in a cloud, most telling breaches first. */
export function callsOf(breaches: readonly Breach[]): string[] {
  const cloud = breaches.filter(({ modelPath }) =>
    /^IaaS \/(?!.*(?:Connections|Azure Application))/.test(modelPath),
  );
  const calls = cloud
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .flatMap(({ evidence }) => evidence.map(({ operation }) => operation));
  return [...new Set(calls)];
}

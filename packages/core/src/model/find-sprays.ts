import type { ScoredAct } from '../baseline/types.ts';
import { countActs } from '../entity/count-acts.ts';
import { type CompiledModel, hasMetric } from './compile-model.ts';
import type { Match } from './match.ts';
import { evidenceTerms } from './score.ts';

/**
 * Failures of many users from one address. One match per (address, window end); its entity is the
 * address. The named users' own sequences read it too.
 */
export function findSprays(
  compiled: CompiledModel,
  acts: readonly ScoredAct[],
  usersKnown: number,
): Match[] {
  const component = Object.values(compiled.components).find((one) => one.spray !== undefined);
  const spray = component?.spray;
  if (!component || !spray) return [];
  const usersFloor = Math.max(
    spray.usersMin,
    Math.min(spray.usersMax, usersKnown * spray.usersShare),
  );
  const matches: Match[] = [];
  for (const [, ofAddress] of groupByAddress(acts)) {
    let from = 0;
    let to = 0;
    for (const act of ofAddress) {
      while (ofAddress[from]!.time < act.time - spray.withinMinutes * 60_000) from++;
      while (to < ofAddress.length && ofAddress[to]!.time <= act.time) to++;
      if (!hasMetric(act, component.metrics)) continue;
      const window = ofAddress.slice(from, to);
      const failures = window.filter((one) => hasMetric(one, component.metrics));
      const users = new Set(failures.map((one) => one.subjectName?.toLowerCase()));
      const failed = countActs(failures);
      if (users.size < usersFloor || failed < countActs(window) * spray.failingShare) continue;
      matches.push({
        model: compiled.model.path,
        act,
        agent: null,
        cited: failures,
        terms: evidenceTerms(compiled, { act, agent: null, prior: null }),
        failures: failed,
        usersTargeted: users.size,
        passwordRight: false,
        citedModels: [],
      });
    }
  }
  return matches;
}

function groupByAddress(acts: readonly ScoredAct[]): Map<string, ScoredAct[]> {
  const groups = new Map<string, ScoredAct[]>();
  for (const act of acts) {
    if (
      act.ip === null ||
      (act.metric !== 'saas.login.failure' && act.metric !== 'saas.login.success')
    )
      continue;
    const known = groups.get(act.ip);
    if (known) known.push(act);
    else groups.set(act.ip, [act]);
  }
  return groups;
}

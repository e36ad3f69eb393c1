import { knownBadApplications, isHiddenFolder } from './known.ts';
import type { Model } from './model.ts';
import type { Question } from './words.ts';

/** An act that needs no context: a known-bad application, or mail sent outside by an intruder's rule. */
export function isSelfProving({ act, agent }: Pick<Question, 'act' | 'agent'>): boolean {
  if (knownBadApplications.has(act.grant?.appId ?? '')) return act.metric === 'saas.oauth.grant';
  return act.rule?.externalForward === true && agent?.foreign === true;
}

/** Models whose finding is that acts are being hidden: audit tampering and its like, whatever is usual. */
export function findsHiding({ category, group, needsBaseline, selfProving }: Model): boolean {
  return selfProving || (group === 'HIDE' && !needsBaseline && category !== 'Informational');
}

/** An act that must not be kept quiet by the way: it proves itself, or takes from people what they would see. */
export function isProof(model: Model, question: Pick<Question, 'act' | 'agent'>): boolean {
  const { facts, rule } = question.act;
  if (findsHiding(model) || isSelfProving(question) || facts?.includes('audit-off')) return true;
  if (rule === null) return false;
  return rule.externalForward || rule.deletes || isHiddenFolder(rule.moveToFolder);
}

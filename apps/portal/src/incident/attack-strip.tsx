import type { Incident, Severity, Technique } from '../graphql/schema.ts';
import { serves, tactics } from './tactics.ts';

const tint: Record<Severity, string> = {
  CRITICAL: 'bg-tint-critical border-sev-critical text-ink-critical',
  HIGH: 'bg-tint-high border-sev-high text-ink-high',
  MEDIUM: 'bg-tint-medium border-sev-medium text-ink-medium',
  LOW: 'bg-tint-low border-sev-low text-ink-low',
};

const severityOf = (score: number): Severity =>
  score >= 85 ? 'CRITICAL' : score >= 70 ? 'HIGH' : score >= 50 ? 'MEDIUM' : 'LOW';

/** The highest breach that stands behind one of the techniques. */
function scoreOf(incident: Incident, hit: readonly Technique[]): number {
  const scores = incident.breaches
    .filter(({ model }) => model.techniques.some(({ id }) => hit.some((one) => one.id === id)))
    .map(({ score }) => score);
  return Math.max(0, ...scores);
}

/** All tactics in order, with the techniques seen under each. */
export function AttackStrip({ incident }: { incident: Incident }) {
  return (
    <section aria-label="ATT&CK tactics" className="border-b border-border bg-surface">
      <ol className="attack-strip">
        {tactics.map((tactic) => {
          const hit = incident.techniques.filter((technique) => serves(technique, tactic));
          const state =
            hit.length > 0 ? tint[severityOf(scoreOf(incident, hit))] : 'border-transparent';
          return (
            <li
              key={tactic.id}
              className={`min-h-10 border-b-[3px] px-1.5 py-1 ${state} ${hit.length === 0 ? 'max-lg:hidden' : ''}`}
            >
              <span
                className={`block text-11 leading-4 ${hit.length > 0 ? '' : 'text-text2'}`}
                title={tactic.name}
              >
                {tactic.short}
              </span>
              {hit.length === 0 && <span className="block text-12 text-text3">–</span>}
              {hit.map(({ id, name }) => (
                <span key={id} title={name} className="block font-mono text-11 font-strong">
                  {id}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import type { Incident, ModelBreach } from '../graphql/schema.ts';
import { Regroup } from '../regroup/regroup.tsx';
import type { Regroupable } from '../regroup/regroup.tsx';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Panel } from '../ui/panel.tsx';
import { BreachCard } from './breach-card.tsx';
import { stagesOf, strongestOf } from './stages.ts';
import type { ModelShare, Stage } from './stages.ts';

const strongestMax = 3;
// So few stand by themselves.
const unfoldedMax = 5;

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

interface ShareProps {
  /** Draws one breach with its place in the incident. */
  card: (breach: ModelBreach) => React.ReactNode;
}

function Score({
  share: { breaches, scoreMax },
}: {
  share: Pick<ModelShare, 'breaches' | 'scoreMax'>;
}) {
  return (
    <span className="pl-3 whitespace-nowrap text-text2 tabular-nums">
      {breaches.length > 1 && 'up to '}
      <span className="text-text">{scoreMax.toFixed(1)}</span>
    </span>
  );
}

function Model({ model, card }: ShareProps & { model: ModelShare }) {
  return (
    <details className="why-fold border-t border-border">
      <summary className="py-2 pr-3 pl-6 sm:pr-4 sm:pl-8">
        <span className="min-w-0">
          <Told text={model.path} max={120} />
          {model.breaches.length > 1 && (
            <span className="whitespace-nowrap text-text2"> × {model.breaches.length}</span>
          )}
        </span>
        <Score share={model} />
      </summary>
      <div className="why-nested">{model.breaches.map(card)}</div>
    </details>
  );
}

function StageFold({ stage, card }: ShareProps & { stage: Stage }) {
  const { breaches, models, name } = stage;
  return (
    <details className="why-fold border-t border-border">
      <summary className="px-3 py-2.5 sm:px-4">
        <span className="min-w-0">
          <span className="font-strong">{name}</span>
          <span className="text-text2">
            {' '}
            · {counted(breaches.length, 'breach', 'breaches')}
            {models.length > 1 && ` of ${models.length} models`} ·{' '}
            <span className="whitespace-nowrap">
              from <Utc at={breaches[0]!.happenedAt} />
            </span>
          </span>
        </span>
        <Score share={stage} />
      </summary>
      {models.map((model) => (
        <Model key={model.path} model={model} card={card} />
      ))}
    </details>
  );
}

/** No more of it than the dialogs show goes to the browser. */
const regroupableOf = (incident: Incident): Regroupable => ({
  id: incident.id,
  displayId: incident.displayId,
  revision: incident.revision,
  severity: incident.severity,
  startedAt: incident.startedAt,
  endedAt: incident.endedAt,
  subjects: incident.subjects,
  tenant: { slug: incident.tenant.slug, name: incident.tenant.name },
  breaches: incident.breaches.map(({ id, happenedAt, score, subject, model }) => ({
    id,
    happenedAt,
    score,
    subject,
    model: { path: model.path },
  })),
});

/**
 * The strongest breaches with their numbers, the first of them open; all of them folded by stage and model, as an
 * incident may have dozens.
 */
export function Why({ incident, canDecide }: { incident: Incident; canDecide: boolean }) {
  const { breaches, tenant } = incident;
  const isFolded = breaches.length > unfoldedMax;
  const strongest = strongestOf(breaches, isFolded ? strongestMax : unfoldedMax);
  const stages = stagesOf(breaches);
  const card = (breach: ModelBreach, isOpen = false) => (
    <BreachCard
      key={breach.id}
      breach={breach}
      isOpen={isOpen}
      tenant={tenant.slug}
      position={`${breaches.indexOf(breach) + 1} of ${breaches.length}`}
    />
  );
  return (
    <Panel
      id="why"
      title="Why is this unusual?"
      note={
        isFolded
          ? `the strongest of ${breaches.length} breaches`
          : counted(breaches.length, 'breach', 'breaches')
      }
      digit={2}
      isPadded={false}
    >
      {breaches.length === 0 && (
        <p className="p-4 text-text2">No breach supports this incident any more.</p>
      )}
      {strongest.map((breach, at) => card(breach, at === 0))}
      {isFolded && (
        <div className="border-t border-border">
          <h3 className="px-3 pt-3 pb-2 text-12 font-strong text-text2 sm:px-4">
            All {breaches.length} by stage
          </h3>
          {stages.map((stage) => (
            <StageFold key={stage.name} stage={stage} card={(breach) => card(breach)} />
          ))}
        </div>
      )}
      {canDecide && <Regroup incident={regroupableOf(incident)} />}
    </Panel>
  );
}

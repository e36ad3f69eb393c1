import { breachUrl } from '../breach/breach-url.ts';
import { SightingsStrip } from '../chart/sightings-strip.tsx';
import { Waterfall } from '../chart/waterfall.tsx';
import type { Incident, ModelBreach } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Panel } from '../ui/panel.tsx';
import { Observations } from './observations.tsx';

interface CardProps {
  breach: ModelBreach;
  position: string;
  isOpen: boolean;
  /** Slug. */
  tenant: string;
}

/** Learning: the baseline is too young to tell foreign from own. */
const isLearning = ({ agents }: ModelBreach): boolean =>
  agents.length > 0 && agents.every(({ foreign }) => foreign === null);

function BreachCard({ breach, position, isOpen, tenant }: CardProps) {
  const { model, claim, counterfactual, sightings, terms, score, status } = breach;
  const isWithdrawn = status === 'WITHDRAWN';
  return (
    <details
      open={isOpen}
      className={`why-card border-b border-border last:border-0 ${isWithdrawn ? 'opacity-70' : ''}`}
    >
      <summary data-breach className="px-3 py-2.5 sm:px-4">
        <h3 className="text-14 font-strong">
          <Told text={model.path} max={120} />
          <span className="text-12 font-normal text-text2">
            {' '}
            · {position} · v{model.version} · <Utc at={breach.happenedAt} zone />
            {isWithdrawn && ' · withdrawn: a late event took its support away'}
          </span>
        </h3>
        <span className="pl-3 tabular-nums">
          <span className="sr-only">Anomaly score </span>
          {score.toFixed(1)}
        </span>
        <span className="why-claim text-text2">
          <Told text={claim} />
        </span>
      </summary>
      <div className="why-parts px-3 pb-3 sm:px-4 sm:pb-4">
        <div className="flex min-w-0 flex-col gap-3">
          {isLearning(breach) && (
            <p className="text-text2">
              Learning: this account has too little history to judge yet.
            </p>
          )}
          {sightings && <SightingsStrip sightings={sightings} />}
          <Observations observations={breach.observations} />
        </div>
        <div className="min-w-0">
          <Waterfall terms={terms} score={score} />
          {counterfactual && (
            <p className="mt-2 text-text2">
              <Told text={counterfactual} />
            </p>
          )}
          <a
            className="link mt-1 inline-flex min-h-6 items-center"
            href={breachUrl(tenant, breach.id)}
          >
            All numbers of this breach<span className="sr-only">, {position}</span>
          </a>
        </div>
      </div>
    </details>
  );
}

/**
 * One card a breach: claim, picture, what the score is made of, what would have kept it quiet. The
 * strongest one stands open; the others wait, as an incident may have dozens.
 */
export function Why({ incident }: { incident: Incident }) {
  const { breaches } = incident;
  const strongest = breaches.toSorted((one, other) => other.score - one.score)[0];
  return (
    <Panel
      id="why"
      title="Why is this unusual?"
      note={breaches.length === 1 ? '1 breach' : `${breaches.length} breaches`}
      digit={2}
      isPadded={false}
    >
      {breaches.length === 0 && (
        <p className="p-4 text-text2">No breach supports this incident any more.</p>
      )}
      {breaches.map((breach, at) => (
        <BreachCard
          key={breach.id}
          breach={breach}
          isOpen={breach === strongest}
          tenant={incident.tenant.slug}
          position={`${at + 1} of ${breaches.length}`}
        />
      ))}
    </Panel>
  );
}

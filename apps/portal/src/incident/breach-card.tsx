import { breachUrl } from '../breach/breach-url.ts';
import { SightingsStrip } from '../chart/sightings-strip.tsx';
import { Waterfall } from '../chart/waterfall.tsx';
import type { ModelBreach } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Observations } from './observations.tsx';

interface Props {
  breach: ModelBreach;
  position: string;
  isOpen?: boolean;
  /** Slug. */
  tenant: string;
}

/** Learning: the baseline is too young to tell foreign from own. */
const isLearning = ({ agents }: ModelBreach): boolean =>
  agents.length > 0 && agents.every(({ foreign }) => foreign === null);

/** One breach: claim, picture, what the score is made of, what would have kept it quiet. */
export function BreachCard({ breach, position, isOpen = false, tenant }: Props) {
  const { model, claim, counterfactual, sightings, terms, score, status } = breach;
  const isWithdrawn = status === 'WITHDRAWN';
  return (
    <details
      open={isOpen}
      className={`why-card border-b border-border last:border-0 ${isWithdrawn ? 'opacity-70' : ''}`}
    >
      <summary data-breach className="px-3 py-2.5 sm:px-4">
        <span className="font-medium">
          <Told text={model.path} max={120} />
          <span className="text-12 font-normal text-text2">
            {' '}
            · {position} · v{model.version} · <Utc at={breach.happenedAt} zone />
            {isWithdrawn && ' · withdrawn: a late event took its support away'}
          </span>
        </span>
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

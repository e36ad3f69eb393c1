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
}

/** Learning: the baseline is too young to tell foreign from own. */
const isLearning = ({ agents }: ModelBreach): boolean =>
  agents.length > 0 && agents.every(({ foreign }) => foreign === null);

function BreachCard({ breach, position }: CardProps) {
  const { model, claim, counterfactual, sightings, terms, score, status } = breach;
  return (
    <article
      aria-labelledby={`breach-${breach.id}`}
      className={`why-card border-b border-border p-3 last:border-0 sm:p-4 ${status === 'WITHDRAWN' ? 'opacity-70' : ''}`}
    >
      <div className="why-claim">
        <h3 id={`breach-${breach.id}`} data-breach tabIndex={-1} className="text-14 font-strong">
          <Told text={claim} />
        </h3>
        <p className="mt-0.5 text-12 text-text2">
          {position} · <Told text={model.path} max={120} /> v{model.version} ·{' '}
          <Utc at={breach.happenedAt} zone />
          {status === 'WITHDRAWN' && ' · withdrawn: a late event took its support away'}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        {isLearning(breach) && (
          <p className="text-text2">Learning: this account has too little history to judge yet.</p>
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
      </div>
    </article>
  );
}

/** One card a breach: claim, picture, what the score is made of, what would have kept it quiet. */
export function Why({ incident }: { incident: Incident }) {
  const { breaches } = incident;
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
          position={`Breach ${at + 1} of ${breaches.length}`}
        />
      ))}
    </Panel>
  );
}

import { Empty } from '../ui/empty.tsx';
import { formatSince } from '../time/format-time.ts';
import { urlOfFilter, views } from './filter.ts';
import type { QueueFilter } from './filter.ts';
import type { QueueState } from './use-queue.ts';

const count = (value: number): string => value.toLocaleString('en-GB');

/** What feeds the queue right now: the numbers move while the first events come in. */
function Watch({ state, filter }: { state: QueueState; filter: QueueFilter }) {
  const tenants = (state.answer.viewer?.tenants ?? []).filter(
    ({ slug }) => filter.tenant === undefined || slug === filter.tenant,
  );
  const sum = (of: 'eventsStored' | 'eventsWaiting') =>
    tenants.reduce((total, { health }) => total + health[of], 0);
  const latest = tenants
    .flatMap(({ health }) => health.lastKnownAt ?? [])
    .toSorted()
    .at(-1);
  return (
    <p role="status" className="mt-4 text-13">
      {filter.tenant === undefined ? `${tenants.length} tenants · ` : ''}
      {count(sum('eventsStored'))} events stored
      {sum('eventsWaiting') > 0 ? ` · ${count(sum('eventsWaiting'))} being looked at` : ''}
      {latest ? ` · newest arrived ${formatSince(latest, state.now)} ago` : ''}
    </p>
  );
}

/** Three kinds of nothing: never any, all done, none that match. */
export function QueueEmpty({ filter, state }: { filter: QueueFilter; state: QueueState }) {
  if (filter.q !== '') {
    return (
      <Empty title="No incident matches the filter">
        <p>
          <code className="break-anywhere font-mono text-12">{filter.q}</code> leaves none in “
          {views[filter.view].name}”.
        </p>
        <a className="button mt-4" href={urlOfFilter({ ...filter, q: '' })}>
          Clear the filter
        </a>
      </Empty>
    );
  }
  if (state.answer.all.totalCount === 0) {
    return (
      <Empty title="No incident so far">
        <p>
          Nightjar compares each act with what the account did before. When breaches tell one story,
          it appears here by itself.
        </p>
        <Watch state={state} filter={filter} />
      </Empty>
    );
  }
  return (
    <Empty
      title={
        filter.view === 'decide' ? '0 need a decision' : `Nothing in “${views[filter.view].name}”`
      }
    >
      <p>
        {state.answer.mine.totalCount} yours, {state.answer.hold.totalCount} on hold,{' '}
        {state.answer.closed.totalCount} closed.
      </p>
      <Watch state={state} filter={filter} />
    </Empty>
  );
}

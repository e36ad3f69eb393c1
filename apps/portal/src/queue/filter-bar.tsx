'use client';
import { Kbd } from '../keyboard/kbd.tsx';
import { isBlind } from '../tenant/is-blind.ts';
import { pathOf } from './filter.ts';
import type { QueueFilter } from './filter.ts';
import type { QueueState } from './use-queue.ts';

interface Props {
  filter: QueueFilter;
  state: QueueState;
  onApply: () => void;
}

function Totals({ state, filter }: Pick<Props, 'state' | 'filter'>) {
  const tenants = (state.answer.viewer?.tenants ?? []).filter(
    ({ slug }) => filter.tenant === undefined || slug === filter.tenant,
  );
  const blind = tenants.filter(({ health }) => isBlind(health, state.now)).length;
  const { rows } = state.shown;
  return (
    <p className="text-text2 sm:ml-auto">
      {rows.length} of {state.answer.incidents.totalCount}{' '}
      {filter.tenant === undefined ? ` · ${tenants.length} tenants` : ''}
      {blind > 0 ? ` · ${blind} blind` : ''}
    </p>
  );
}

/** The filter as typed (a GET form: it becomes the URL), what waits, and how much is shown. */
export function FilterBar({ filter, state, onApply }: Props) {
  const waiting = state.shown.waiting.length;
  const isChanged = waiting > 0 || state.shown.gone.size > 0;
  return (
    <div className="flex flex-wrap items-center gap-2 border-y border-border bg-surface px-4 py-2">
      <form
        action={pathOf(filter)}
        role="search"
        className="flex min-w-0 flex-1 gap-2 max-sm:basis-full sm:max-w-[520px]"
      >
        <input type="hidden" name="view" value={filter.view} />
        <input
          data-filter
          name="q"
          defaultValue={filter.q}
          aria-label="Filter"
          placeholder={
            filter.tenant ? 'severity:>=low or any words' : 'severity:>=low tenant:* or any words'
          }
          autoComplete="off"
          spellCheck={false}
          className="field min-w-0 font-mono text-12"
        />
        <button type="submit" className="button">
          Filter
        </button>
      </form>
      <div role="status">
        {isChanged && (
          <button type="button" className="button" onClick={onApply}>
            {waiting > 0 ? `${waiting} new` : 'Tidy up'}
            <Kbd of="applyNew" />
          </button>
        )}
      </div>
      <Totals state={state} filter={filter} />
    </div>
  );
}

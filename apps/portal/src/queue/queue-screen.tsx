'use client';
import { useCallback, useState } from 'react';
import { incidentUrl } from '../incident/incident-url.ts';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { formatTime } from '../time/format-time.ts';
import { Notice } from '../ui/notice.tsx';
import { SessionEnded } from '../ui/session-ended.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import type { Asking } from './decision-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { QueueFilter } from './filter.ts';
import { PeekPanel } from './peek-panel.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueGrid } from './queue-grid.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useDecisions } from './use-decisions.ts';
import { useQueue } from './use-queue.ts';
import type { QueueAnswer, QueueState } from './use-queue.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  filter: QueueFilter;
  answer: QueueAnswer;
  /** Epoch ms on the server when it answered. */
  now: number;
  canDecide: boolean;
}

function Troubles({ state, refusal }: { state: QueueState; refusal: string | null }) {
  const [isHidden, setHidden] = useState(false);
  if (state.fault?.isExpired && !isHidden) return <SessionEnded onClose={() => setHidden(true)} />;
  if (!state.fault && !refusal) return null;
  const since = formatTime(new Date(state.answeredAt).toISOString(), 'exact');
  return (
    <div className="flex flex-col gap-2 px-4 py-2">
      {refusal && <Notice kind="fault">Not done: {refusal}</Notice>}
      {state.fault && <Notice kind="fault">Showing data from {since} UTC, reconnecting.</Notice>}
    </div>
  );
}

/** The queue across tenants: what needs a decision next. */
export function QueueScreen({ filter, answer, now, canDecide }: Props) {
  const { state, change } = useQueue(filter, answer, now);
  const { rows } = state.shown;
  const { selected, select, move } = useSelection(rows);
  const [isPeeking, setPeeking] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = (about: Asking['about']) => selected && setAsking({ row: selected, about });
  const { acknowledge, closeAsBenign, snooze, refusal, last, forget } = useDecisions({
    onDecided: (id) => {
      move(1);
      change({ kind: 'decided', id });
    },
    onReopened: (id) => change({ kind: 'reopened', id }),
  });
  const over = useCallback(() => forget(), [forget]);
  const apply = () => change({ kind: 'applied' });

  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    peek: () => setPeeking(!isPeeking),
    closePeek: () => setPeeking(false),
    open: () => selected && location.assign(incidentUrl(selected)),
    applyNew: apply,
    undo: () => last?.undo(),
    ...(canDecide && {
      acknowledge: () => selected && void acknowledge(selected),
      benign: () => ask('benign'),
      snooze: () => ask('snooze'),
    }),
  });

  return (
    <>
      <h1 className="sr-only">{filter.tenant === undefined ? 'Queue' : 'Incidents'}</h1>
      <QueueTabs filter={filter} answer={state.answer} />
      <FilterBar filter={filter} state={state} onApply={apply} />
      <Troubles state={state} refusal={refusal} />
      <div className="flex min-h-0 flex-1">
        <div className="queue-list min-w-0 flex-1">
          {rows.length > 0 ? (
            <QueueGrid state={state} selected={selected} onSelect={select} />
          ) : (
            <QueueEmpty filter={filter} state={state} />
          )}
        </div>
        {isPeeking && selected && (
          <PeekPanel row={selected} onClose={() => setPeeking(false)}>
            <a className="button button-danger" href={incidentUrl(selected)}>
              Open to respond <Kbd of="open" />
            </a>
            {canDecide && (
              <>
                <button type="button" className="button" onClick={() => void acknowledge(selected)}>
                  Acknowledge <Kbd of="acknowledge" />
                </button>
                <button type="button" className="button" onClick={() => ask('benign')}>
                  Benign… <Kbd of="benign" />
                </button>
                <button type="button" className="button" onClick={() => ask('snooze')}>
                  Snooze… <Kbd of="snooze" />
                </button>
              </>
            )}
          </PeekPanel>
        )}
      </div>
      {last && <UndoBar last={last} onOver={over} />}
      {asking && (
        <DecisionDialog
          asking={asking}
          onClose={() => setAsking(null)}
          onSnooze={(until) => void snooze(asking.row, until)}
          onBenign={(choice) => void closeAsBenign(asking.row, choice)}
        />
      )}
    </>
  );
}

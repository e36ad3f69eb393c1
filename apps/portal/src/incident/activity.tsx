import { Bot, ShieldCheck, UserRound } from 'lucide-react';
import type { ActivityEntry, Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { LongList } from '../ui/long-list.tsx';
import { Panel } from '../ui/panel.tsx';
import { Composer } from './composer.tsx';

const shownMax = 3;

const icons: Record<string, typeof Bot> = {
  PERSON: UserRound,
  RESPONDER: ShieldCheck,
  ANALYST: Bot,
};

function Entry({ entry: { at, actorKind, actorName, text, note } }: { entry: ActivityEntry }) {
  const Icon = icons[actorKind.toUpperCase()] ?? Bot;
  return (
    <li className="flex gap-2 py-1.5">
      <Icon size={14} aria-hidden="true" className="mt-[3px] shrink-0 text-text2" />
      <div className="min-w-0">
        <p>
          <span className="font-medium">
            <Told text={actorName} max={60} />
          </span>{' '}
          <span className="text-text2">
            <Utc at={at} zone />
          </span>
          <span className="block">
            <Told text={text} />
          </span>
        </p>
        {note && (
          <p className="mt-1 border-l-2 border-accent bg-surface2 px-2 py-1">
            <Told text={note} max={2000} />
          </p>
        )}
      </div>
    </li>
  );
}

interface Props {
  incident: Incident;
  /** The MSSP's analysts choose who reads a comment; the customer's own are always shared. */
  canWriteInternal: boolean;
  canComment: boolean;
}

/** Decisions, comments and changes, oldest first, and the next comment. */
export function Activity({ incident, canWriteInternal, canComment }: Props) {
  const { activity, tenant, id } = incident;
  return (
    <Panel id="activity" title="Activity" digit={8}>
      {activity.length === 0 && <p className="text-text2">Nobody has done anything here yet.</p>}
      <div className="mb-3">
        <LongList
          shown={shownMax}
          end="last"
          what="entries"
          lines={activity.map((entry, at) => (
            <Entry key={`${entry.at}-${at}`} entry={entry} />
          ))}
        />
      </div>
      {canComment ? (
        <Composer tenant={tenant.slug} id={id} canWriteInternal={canWriteInternal} />
      ) : (
        <p className="text-text2">Read-only: your role here is viewer.</p>
      )}
    </Panel>
  );
}

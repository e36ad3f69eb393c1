import type { Incident } from '../graphql/schema.ts';
import { actionName, stateWord } from '../response/words.ts';

export const lanes = ['identity', 'email', 'responder', 'analyst'] as const;
export type Lane = (typeof lanes)[number];

export interface TimelineEntry {
  id: string;
  at: string;
  lane: Lane;
  text: string;
  /** Event to open in the drawer. */
  eventId?: string;
  /** Address as it came; shown broken. */
  ip?: string;
  isBreach?: boolean;
}

const isMail = /mail|inbox|rule|send|message|recipient/i;

const ofEvents = ({ breaches }: Incident): TimelineEntry[] => {
  const seen = new Map<string, TimelineEntry>();
  for (const { evidence } of breaches) {
    for (const event of evidence) {
      seen.set(event.id, {
        id: event.id,
        at: event.happenedAt,
        lane: isMail.test(event.operation) ? 'email' : 'identity',
        text: [
          event.operation,
          event.application,
          event.asn === null ? null : `AS${event.asn} ${event.asnName ?? ''}`.trim(),
          event.outcome.toLowerCase() === 'failure'
            ? `failed: ${event.refusal ?? event.errorCode ?? ''}`.replace(/: $/, '')
            : null,
        ]
          .filter(Boolean)
          .join(' · '),
        eventId: event.id,
        ...(event.ip === null ? {} : { ip: event.ip }),
      });
    }
  }
  return [...seen.values()];
};

const ofBreaches = ({ breaches }: Incident): TimelineEntry[] =>
  breaches.map((breach) => ({
    id: `breach-${breach.id}`,
    at: breach.happenedAt,
    lane: 'analyst',
    text: `Model breach: ${breach.model.path.split('/').at(-1)?.trim() ?? breach.model.path} (${breach.score.toFixed(0)})`,
    isBreach: true,
  }));

const ofActions = ({ actions }: Incident): TimelineEntry[] =>
  actions.flatMap((action) =>
    action.history.map((change, at) => ({
      id: `${action.id}-${at}`,
      at: change.at,
      lane: 'responder' as const,
      text: `${actionName[action.kind]} of ${action.targetName}: ${stateWord[change.state]}, by ${change.by}`,
    })),
  );

/** Everything with a time, oldest first. */
export const timelineOf = (incident: Incident): TimelineEntry[] =>
  [...ofEvents(incident), ...ofBreaches(incident), ...ofActions(incident)].toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || one.id.localeCompare(other.id),
  );

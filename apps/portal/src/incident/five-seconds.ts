import type { Incident, ResponseAction } from '../graphql/schema.ts';
import { actionName, stateWord } from '../response/words.ts';
import { formatTime } from '../time/format-time.ts';

/** The four answers of the strip. */
export interface FiveSeconds {
  happened: string;
  unusual: string;
  done: string;
  atRisk: string;
}

const firstSentence = (text: string): string => /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

function told(action: ResponseAction): string {
  const what = `${actionName[action.kind]} of ${action.targetName}`;
  const last = action.history.at(-1);
  if (action.state === 'PENDING') {
    return `Waiting for a person: ${what.toLowerCase()}, lapses ${formatTime(action.expiresAt)} UTC.`;
  }
  const when = last ? ` ${formatTime(last.at, 'clock')} UTC` : '';
  return `${what} ${stateWord[action.state]}${when}.`;
}

function unusual({ breaches, score }: Incident): string {
  const [first, ...rest] = breaches.toSorted((one, other) => other.score - one.score);
  const more = rest.length > 0 ? ` ${counted(rest.length, 'more breach', 'more breaches')}.` : '';
  return `Score ${score.toFixed(0)}. ${first ? firstSentence(first.claim) : 'No breach is left.'}${more}`;
}

function atRisk({ subjects, breaches }: Incident): string {
  const events = breaches.flatMap(({ evidence }) => evidence);
  const applications = new Set(events.flatMap(({ application }) => application ?? [])).size;
  const networks = new Set(events.flatMap(({ asn }) => asn ?? [])).size;
  const users = subjects.filter(({ key }) => key.startsWith('user:')).length;
  const others = subjects.length - users;
  return [
    ...(users > 0 ? [counted(users, 'account')] : []),
    ...(others > 0 ? [counted(others, 'service principal')] : []),
    ...(applications > 0 ? [counted(applications, 'application')] : []),
    ...(networks > 0 ? [`reached from ${counted(networks, 'network')}`] : []),
  ]
    .join(', ')
    .concat('.');
}

/** What happened, why it is unusual, what was done, what is at risk. */
export function fiveSeconds(incident: Incident): FiveSeconds {
  const { actions, summary, story, title } = incident;
  return {
    happened: firstSentence(summary || story[0]?.text || title),
    unusual: unusual(incident),
    done:
      actions.length > 0 ? actions.map(told).join(' ') : 'Nothing yet, and nothing is proposed.',
    atRisk: atRisk(incident),
  };
}

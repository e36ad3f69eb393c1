import { GraphQLError } from 'graphql';
import type { ApiBreachFilter } from '../../../apps/portal/src/breach/filter.ts';
import type { ApiEventFilter } from '../../../apps/portal/src/search/filter.ts';
import type {
  ChecklistStep,
  Incident,
  IncidentFilter,
  ResponseState,
  Verdict,
} from '../../../apps/portal/src/graphql/schema.ts';
import { facetsOf, foundEvents, matchesSearch } from './search.ts';
import { catalogue, entityOf, silenceOf, wholeOf } from './detection.ts';
import { exclusionsFor } from './exclusions.ts';
import { narration } from './takeover-event.ts';
import { password, people } from './people.ts';
import type { StubPerson } from './people.ts';
import { tenants } from './tenants.ts';
import type { World } from './world.ts';

type Filter = IncidentFilter & Partial<ApiBreachFilter> & Partial<ApiEventFilter>;
type Arguments = Record<string, string> & { filter?: Filter; first?: number };

const rank = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
const next: Partial<Record<ResponseState, ResponseState>> = {
  APPROVED: 'EXECUTING',
  EXECUTING: 'VERIFIED',
};

const now = (): string => new Date().toISOString();

function isMatch(incident: Incident, filter: IncidentFilter): boolean {
  const { tenants: slugs, status, severity, text, mine, snoozed } = filter;
  return (
    (!slugs || slugs.includes(incident.tenant.slug)) &&
    (!status || status.includes(incident.status)) &&
    (!mine || incident.assignee !== null) &&
    (snoozed === undefined || snoozed === (incident.snoozedUntil !== null)) &&
    (!severity || severity.includes(incident.severity)) &&
    (!text || `${incident.title} ${incident.displayId}`.toLowerCase().includes(text.toLowerCase()))
  );
}

/** One step further each time it is read, as a responder at work would be. */
function advance(incident: Incident): Incident {
  for (const action of incident.actions) {
    const state = next[action.state];
    if (!state) continue;
    action.state = state;
    action.history.push({ at: now(), state, by: 'responder', reason: '' });
    if (state === 'VERIFIED')
      action.verification = 'signInSessionsValidFrom is later than the approval.';
  }
  return incident;
}

const viewerOf = ({ person, memberships, sees }: StubPerson) => ({
  person,
  memberships,
  tenants: tenants.filter(({ slug }) => sees.includes(slug)),
});

function decisions(world: World, who: StubPerson) {
  const find = ({ tenant, id }: Arguments) =>
    who.sees.includes(tenant!)
      ? world.incidents.find((one) => one.id === id && one.tenant.slug === tenant)
      : undefined;
  const decide = (asked: Arguments, text: string, change: (incident: Incident) => void) => {
    const incident = find(asked);
    if (!incident) return { __typename: 'NotFound', message: 'No such incident.' };
    change(incident);
    incident.activity.push({
      at: now(),
      actorKind: 'PERSON',
      actorName: who.person.name,
      text,
      note: asked.note ?? asked.text ?? null,
    });
    return { __typename: 'IncidentDecided', incident };
  };
  // As the analyst judges it: by the story that stands now.
  const regroup = (asked: Arguments, text: string) => {
    if (world.isAnalystBusy)
      return {
        __typename: 'AnalystAsked',
        id: 'r1',
        message: 'The analyst has it, and has not answered so far.',
      };
    return find(asked)?.revision === Number(asked.revision)
      ? decide(asked, text, () => undefined)
      : {
          __typename: 'AnalystRefused',
          reason: 'STALE',
          message: 'It has changed since you looked: look again.',
        };
  };
  const respond = ({ id }: Arguments, state: ResponseState, reason: string) => {
    const action = world.incidents.flatMap(({ actions }) => actions).find((one) => one.id === id);
    if (!action) return { __typename: 'NotFound', message: 'No such action.' };
    if (action.state !== 'PENDING')
      return { __typename: 'AlreadyDecided', message: 'Someone decided first.', action };
    action.state = state;
    action.history.push({ at: now(), state, by: who.person.name, reason });
    return { __typename: 'ResponseDecided', action };
  };
  return {
    acknowledgeIncident: (asked: Arguments) =>
      decide(asked, 'Acknowledged.', (incident) => {
        incident.status = 'IN_PROGRESS';
        incident.assignee = who.person;
      }),
    closeIncidentAsBenign: (asked: Arguments) =>
      decide(asked, `Closed as benign: ${asked.reason}.`, (incident) => {
        incident.status = 'CLOSED';
        incident.conclusion = { verdict: 'BENIGN_TRUE_POSITIVE', reason: null };
      }),
    reopenIncident: (asked: Arguments) =>
      decide(asked, 'Opened again.', (incident) => {
        incident.status = 'NEW';
        incident.conclusion = null;
      }),
    ...works(decide),
    mergeIncidents: (asked: Arguments) => regroup(asked, `Merged with ${asked.with}.`),
    splitIncident: (asked: Arguments) =>
      asked.breaches!.length > 1
        ? {
            __typename: 'InvalidInput',
            field: 'breaches',
            message: 'Too many at once: take fewer out.',
          }
        : regroup(asked, 'Split.'),
    commentOnIncident: (asked: Arguments) => decide(asked, 'Commented', () => undefined),
    setServiceLevel: ({ tenant, severity, ...hours }: Arguments) => {
      if (!who.memberships.some(({ role }) => role === 'ADMIN'))
        return { __typename: 'NotFound', message: 'No such tenant.' };
      const level = world.serviceLevels.find((one) => one.severity === severity);
      Object.assign(level!, hours);
      return { __typename: 'ServiceLevelsChanged', tenant };
    },
    createUploadTicket: ({ tenant }: Arguments) =>
      who.sees.includes(tenant!) && who.memberships.some(({ role }) => role !== 'VIEWER')
        ? { __typename: 'UploadTicket', ticket: `ticket-of-${tenant}`, expiresAt: now() }
        : { __typename: 'NotFound', message: 'No such tenant.' },
    approveResponseAction: (asked: Arguments) => respond(asked, 'APPROVED', 'approved'),
    declineResponseAction: (asked: Arguments) => respond(asked, 'DECLINED', asked.reason!),
  };
}

/** A page of a list; a place that is none is refused as the API does. */
function pageOf<Row>(rows: readonly Row[], { first = 50, after }: Arguments) {
  const from = after ? Number(after) : 0;
  if (Number.isNaN(from))
    throw new GraphQLError('`after` is not a cursor of this list.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  const edges = rows
    .slice(from, from + first)
    .map((node, at) => ({ cursor: String(from + at + 1), node }));
  const hasNextPage = rows.length > from + first;
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}

function search(seen: readonly Incident[]) {
  const found = (filter: Filter) =>
    foundEvents(seen.filter(({ tenant }) => tenant.slug === filter.tenant)).filter((event) =>
      matchesSearch(event, filter as ApiEventFilter),
    );
  return {
    eventFacets: ({ filter }: Arguments) => facetsOf(found(filter!)),
    events: ({ filter, ...page }: Arguments) => pageOf(found(filter!), page),
  };
}

/** What models found, as one person sees it: every breach once, newest first. */
function detection(seen: readonly Incident[], who: StubPerson | undefined) {
  const all = seen
    .flatMap((incident) => incident.breaches.map((breach) => wholeOf(breach, incident)))
    .toSorted((one, two) => (one.happenedAt < two.happenedAt ? 1 : -1));
  const sees = (tenant: string | undefined) => who?.sees.includes(tenant!) ?? false;
  return {
    models: ({ tenant }: Arguments) => (sees(tenant) ? catalogue : []),
    entity: ({ tenant, key }: Arguments) =>
      entityOf(
        seen.filter((incident) => incident.tenant.slug === tenant),
        key!,
      ),
    whyNot: ({ tenant, at }: Arguments) => (sees(tenant) ? silenceOf(seen, at!) : null),
    ...search(seen),
    modelBreach: ({ tenant, id }: Arguments) =>
      all.find((one) => one.id === id && one.tenant.slug === tenant) ?? null,
    modelBreaches: ({ filter, ...page }: Arguments) => {
      const { tenants: slugs, subject, model, minScore = 0 } = filter ?? {};
      const matching = all.filter(
        (one) =>
          (!slugs || slugs.includes(one.tenant.slug)) &&
          (!subject || one.subject.name.includes(subject)) &&
          (!model || one.model.path === model) &&
          one.score >= minScore,
      );
      return pageOf(matching, page);
    },
  };
}

type Decide = (asked: Arguments, text: string, change: (incident: Incident) => void) => unknown;

const works = (decide: Decide) => ({
  assignIncident: (asked: Arguments) =>
    decide(asked, 'Assigned.', (incident) => {
      incident.assignee = incident.tenant.analysts.find(({ id }) => id === asked.person) ?? null;
    }),
  moveIncident: (asked: Arguments) =>
    decide(asked, `Moved to ${asked.to}.`, (incident) => {
      incident.status = asked.to as Incident['status'];
    }),
  concludeIncident: (asked: Arguments) =>
    decide(asked, `Concluded: ${asked.verdict}.`, (incident) => {
      incident.status = asked.status as Incident['status'];
      incident.conclusion = { verdict: asked.verdict as Verdict, reason: null };
    }),
  pinIncident: (asked: Arguments) =>
    decide(asked, 'Pinned.', (incident) => {
      incident.isPinned = Boolean(asked.pinned);
    }),
  snoozeIncident: (asked: Arguments) =>
    decide(asked, 'Snoozed.', (incident) => {
      incident.snoozedUntil = asked.until ?? null;
    }),
  checkIncidentStep: (asked: Arguments) =>
    decide(asked, 'Ticked off.', ({ checklist }) => {
      const step = checklist.find(({ id }): boolean => id === asked.step) as ChecklistStep;
      step.done = Boolean(asked.done);
    }),
});

function signIn({ email, password: given }: Arguments) {
  const entry = Object.entries(people).find(([, { person }]) => person.email === email);
  if (!entry || given !== password) {
    return { __typename: 'SignInRefused', message: 'Refused.', retryAfterSeconds: null };
  }
  return {
    __typename: 'SignedIn',
    token: `token-${entry[0]}`,
    expiresAt: now(),
    viewer: viewerOf(entry[1]),
  };
}

/** Everything the schema's root offers, as one person sees the world; nobody sees nothing. */
export function rootFor(world: World, who: StubPerson | undefined) {
  const seen = world.incidents.filter(({ tenant }) => who?.sees.includes(tenant.slug));
  return {
    signIn,
    signOut: true,
    ping: true,
    viewer: who ? viewerOf(who) : null,
    incidents: ({ filter = {}, first = 50 }: Arguments) => {
      const matching = seen
        .filter((incident) => isMatch(incident, filter))
        .toSorted(
          (one, two) =>
            rank.indexOf(one.severity) - rank.indexOf(two.severity) || two.score - one.score,
        );
      const edges = matching.slice(0, first).map((node) => ({ cursor: node.id, node }));
      return {
        edges,
        totalCount: matching.length,
        pageInfo: { hasNextPage: false, endCursor: null },
      };
    },
    incident: ({ tenant, id }: Arguments) => {
      const found = seen.find(
        (one) => one.tenant.slug === tenant && [one.id, one.displayId].includes(id!),
      );
      return found ? { ...advance(found), narration } : null;
    },
    ...detection(seen, who),
    ...exclusionsFor(world, who),
    event: ({ id }: Arguments) => world.events[id!] ?? null,
    ...(who && decisions(world, who)),
  };
}

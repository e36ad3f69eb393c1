import type { ApiEventFilter } from '../search/filter.ts';
import type { EventFacets, FoundEvent } from './event-schema.ts';
import type { ApiBreachFilter } from '../breach/filter.ts';
import type {
  BreachRow,
  CatalogueModel,
  Exclusion,
  ExclusionCondition,
  KnownEntity,
  Previewed,
  WholeBreach,
  WhyNot,
} from './detection.ts';
import type {
  BenignReason,
  EventRecord,
  Incident,
  IncidentFilter,
  IncidentPeek,
  IncidentRow,
  IncidentStatus,
  MergeCandidate,
  NarratedSentence,
  ResponseState,
  ServiceLevel,
  Verdict,
  Viewer,
} from './schema.ts';

/** Viewer null: the session is gone. */
export interface Seen {
  viewer: Viewer | null;
}

export interface Rows<Row> {
  edges: { node: Row }[];
  totalCount: number;
}

/** A page of a list that goes on. */
export interface Page<Row> {
  edges: { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** What became of a decision; a `message` says why it was not taken. */
export interface Decided {
  __typename: string;
  message?: string;
}

/** Views of the queue that say how many wait in them. */
export type CountedView =
  | 'decide'
  | 'mine'
  | 'unassigned'
  | 'due'
  | 'hold'
  | 'snoozed'
  | 'contained'
  | 'closed'
  | 'all';

type InTenant<More = object> = { tenant: string; id: string } & More;

interface Excluding {
  tenant: string;
  model: string;
  conditions: ExclusionCondition[];
}

/** Every operation the portal sends: its variables and its result. */
export interface Operations {
  viewer: { variables: Record<string, never>; result: Seen };
  signIn: {
    variables: { email: string; password: string };
    result: {
      signIn:
        | {
            __typename: 'SignedIn';
            token: string;
            expiresAt: string;
            viewer: Pick<Viewer, 'person'>;
          }
        | { __typename: 'SignInRefused'; message: string; retryAfterSeconds: number | null };
    };
  };
  signOut: { variables: Record<string, never>; result: { signOut: boolean } };
  queue: {
    variables: { filter: IncidentFilter; tenants: string[] | null };
    result: Seen & {
      incidents: Rows<IncidentRow>;
    } & Record<CountedView, { totalCount: number }>;
  };
  peek: { variables: InTenant; result: { incident: IncidentPeek | null } };
  customer: {
    variables: { tenants: string[] };
    result: Seen & { incidents: Rows<IncidentPeek> };
  };
  incident: { variables: InTenant; result: Seen & { incident: Incident | null } };
  breaches: {
    variables: { tenant: string; filter: ApiBreachFilter; after: string | null };
    result: Seen & {
      modelBreaches: Page<BreachRow>;
      models: { model: { path: string } }[];
    };
  };
  search: {
    variables: { filter: ApiEventFilter; after: string | null };
    result: Seen & { events: Page<FoundEvent>; eventFacets: EventFacets };
  };
  breach: { variables: InTenant; result: Seen & { modelBreach: WholeBreach | null } };
  isBreach: { variables: InTenant; result: Seen & { modelBreach: { id: string } | null } };
  entity: {
    variables: { tenant: string; key: string };
    result: Seen & { entity: KnownEntity | null };
  };
  whyNot: {
    variables: { tenant: string; key: string; at: string; hours: number };
    result: Seen & { whyNot: WhyNot | null };
  };
  isEntity: {
    variables: { tenant: string; key: string };
    result: Seen & { entity: { kind: string } | null };
  };
  models: {
    variables: { tenant: string };
    result: Seen & { models: CatalogueModel[]; tenant: { exclusions: Exclusion[] } | null };
  };
  previewExclusion: { variables: Excluding; result: { previewed: Previewed } };
  addExclusion: {
    variables: Excluding & { reason: string; days: number };
    result: { decided: Decided };
  };
  endExclusion: { variables: InTenant; result: { decided: Decided } };
  pulse: {
    variables: InTenant;
    result: Seen & {
      incident: {
        revision: number;
        status: IncidentStatus;
        snoozedUntil: string | null;
        assignee: { id: string } | null;
        actions: { id: string; state: ResponseState }[];
        activity: { at: string }[];
      } | null;
    };
  };
  event: { variables: InTenant; result: { event: EventRecord | null } };
  acknowledge: { variables: InTenant; result: { decided: Decided } };
  closeAsBenign: {
    variables: InTenant<{ reason: BenignReason; note: string | null }>;
    result: { decided: Decided };
  };
  reopen: { variables: InTenant; result: { decided: Decided } };
  assign: { variables: InTenant<{ person: string | null }>; result: { decided: Decided } };
  move: { variables: InTenant<{ to: IncidentStatus }>; result: { decided: Decided } };
  conclude: {
    variables: InTenant<{ verdict: Verdict; status: IncidentStatus; note: string | null }>;
    result: { decided: Decided };
  };
  pin: { variables: InTenant<{ pinned: boolean }>; result: { decided: Decided } };
  snooze: { variables: InTenant<{ until: string | null }>; result: { decided: Decided } };
  narration: {
    variables: InTenant;
    result: Seen & { incident: { narration: NarratedSentence[] | null } | null };
  };
  settings: {
    variables: { tenant: string };
    result: Seen & { tenant: { serviceLevels: ServiceLevel[] } | null };
  };
  setServiceLevel: {
    variables: { tenant: string } & ServiceLevel;
    result: { decided: Decided };
  };
  merge: {
    variables: InTenant<{ with: string; revision: number; note: string }>;
    result: { decided: Decided };
  };
  split: {
    variables: InTenant<{ breaches: string[]; revision: number; note: string }>;
    result: { decided: Decided };
  };
  mergeCandidates: {
    variables: { filter: IncidentFilter };
    result: Seen & { incidents: { edges: { node: MergeCandidate }[] } };
  };
  check: { variables: InTenant<{ step: string; done: boolean }>; result: { decided: Decided } };
  comment: {
    variables: InTenant<{ text: string; internal: boolean }>;
    result: { decided: Decided };
  };
  approve: { variables: InTenant; result: { decided: Decided } };
  createUploadTicket: {
    variables: { tenant: string };
    result: {
      made:
        | { __typename: 'UploadTicket'; ticket: string }
        | { __typename: 'TooMany'; retryAfterSeconds: number }
        | { __typename: 'NotFound' };
    };
  };
  decline: { variables: InTenant<{ reason: string }>; result: { decided: Decided } };
}

export type OperationName = keyof Operations;

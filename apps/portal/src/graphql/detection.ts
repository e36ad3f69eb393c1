/** What models find and say, as the portal shows it, by the schema's own names. */
import type { Entity, IncidentRow, ModelBreach, Observation, Technique } from './schema.ts';

export type ModelMode = 'LIVE' | 'AUDIT';

/** A row of the breach log. */
export interface BreachRow {
  id: string;
  happenedAt: string;
  score: number;
  status: 'ACTIVE' | 'WITHDRAWN';
  mode: ModelMode;
  incidentId: string | null;
  tenant: { slug: string; name: string };
  subject: Entity;
  model: { path: string; category: string; techniques: Technique[] };
}

export interface ComparedObservation extends Observation {
  atUser: string | null;
  atPeers: string | null;
  nPeers: number | null;
  inTenant: string | null;
  nTenant: number | null;
  rarity: number | null;
  firstSeenOn: string | null;
}

/** One breach, as its page shows it. */
export interface WholeBreach extends Omit<ModelBreach, 'model' | 'observations'> {
  mode: ModelMode;
  throttled: number | null;
  incidentId: string | null;
  tenant: { slug: string; name: string };
  model: ModelBreach['model'] & { category: string; falsePositives: string };
  observations: ComparedObservation[];
}

/** An entity with what is usual for it. */
export interface KnownEntity {
  tenant: { slug: string; name: string };
  entity: Entity;
  kind: string;
  firstSeenOn: string | null;
  lastSeenAt: string | null;
  baseline: {
    standing: string;
    activeDays: number;
    maturity: number;
    from: string | null;
    to: string | null;
    sentences: {
      about: string;
      text: string;
      n: number;
      named: { id: string; name: string }[];
    }[];
  };
  breaches: BreachRow[];
  incidents: Pick<
    IncidentRow,
    'id' | 'displayId' | 'title' | 'severity' | 'startedAt' | 'tenant'
  >[];
}

/** How near one model came in some hours. */
export interface ModelVerdict {
  model: { path: string };
  verdict: 'MATCHED' | 'THROTTLED' | 'EXCLUDED' | 'NEAR';
  sentence: string;
  act: { id: string; happenedAt: string; operation: string } | null;
}

/** What each model said of an entity in some hours. */
export interface WhyNot {
  from: string;
  to: string;
  events: number;
  acts: number;
  isWhole: boolean;
  silent: number;
  models: ModelVerdict[];
}

/** A model that watches a tenant. */
export interface CatalogueModel {
  mode: ModelMode;
  breaches30Days: number;
  lastBreachAt: string | null;
  model: {
    uuid: string;
    path: string;
    version: number;
    category: string;
    compliance: boolean;
    priority: number;
    group: string;
    release: 'STABLE' | 'BETA' | null;
    description: string;
    actionAdvice: string;
    falsePositives: string;
    techniques: Technique[];
  };
}

export type ExclusionField = 'ACCOUNT' | 'OPERATION' | 'APPLICATION' | 'CLIENT' | 'TARGET';

/** One thing that must be so of an act. */
export interface ExclusionCondition {
  field: ExclusionField;
  value: string;
}

/** What people took out of one model for a while. */
export interface Exclusion {
  id: string;
  modelPath: string;
  conditions: ExclusionCondition[];
  reason: string;
  addedBy: { name: string } | null;
  addedAt: string;
  endsAt: string;
  hits: number;
  lastHitAt: string | null;
}

/** What an exclusion would have kept quiet in 30 days. */
export interface ExclusionPreview {
  breaches: number;
  hiddenCount: number;
  hiddenTruePositives: number;
  notJudged: number;
}

export type Previewed =
  | ({ __typename: 'ExclusionPreview' } & ExclusionPreview)
  | { __typename: 'InvalidInput' | 'TooMany' | 'NotFound'; message: string };

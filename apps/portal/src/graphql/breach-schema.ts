/** The parts of the GraphQL schema that tell of breaches and their evidence, by the schema's own names. */

export interface Entity {
  key: string;
  name: string;
}

export interface Technique {
  id: string;
  name: string;
  tactics: string[];
}

export interface EvidenceEvent {
  id: string;
  uid: string;
  happenedAt: string;
  operation: string;
  ip: string | null;
  asn: number | null;
  asnName: string | null;
  country: string | null;
  ipClass: string | null;
  clientFamily: string | null;
  application: string | null;
  outcome: string;
  errorCode: string | null;
  refusal: string | null;
  target: { kind: string; name: string } | null;
  device: string | null;
}

export interface Sightings {
  value: string;
  days: string[];
  active: boolean[];
  seen: boolean[];
}

export interface ScoreTerm {
  label: string;
  group: string;
  points: number;
}

export interface Observation {
  feature: string;
  observed: string;
  expected: string;
  window: string;
  n: number;
}

export interface Agent {
  asn: number | null;
  asnName: string | null;
  clientFamily: string | null;
  ips: string[];
  ipClass: string | null;
  foreign: boolean | null;
  ambiguous: boolean;
}

export interface ModelBreach {
  id: string;
  model: {
    path: string;
    version: number;
    group: string;
    description: string;
    actionAdvice: string;
    techniques: Technique[];
  };
  subject: Entity;
  happenedAt: string;
  endedAt: string;
  knownAt: string;
  score: number;
  terms: ScoreTerm[];
  observations: Observation[];
  claim: string;
  counterfactual: string | null;
  status: 'ACTIVE' | 'WITHDRAWN';
  evidence: EvidenceEvent[];
  agents: Agent[];
  sightings: Sightings | null;
}

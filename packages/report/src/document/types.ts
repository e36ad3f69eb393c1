import type { Incident, ScoreTerm } from '@nightjar/core';

/** What a customer is handed: incidents, and what they were found in. */
export interface Report {
  title: string;
  /** Epoch ms. */
  madeAt: number;
  version: string;
  /** What was read, and what could not be judged: sentences. */
  coverage: readonly string[];
  incidents: readonly ReportIncident[];
  /** Breaches that did not make an incident. */
  ungrouped: readonly Pick<ReportBreach, 'model' | 'entity' | 'time' | 'score'>[];
}

/** One incident with everything that its pages show. Texts are plain and may be hostile. */
export interface ReportIncident {
  id: string;
  displayId: string;
  title: string;
  paragraphs: readonly string[];
  category: Incident['category'];
  severity: Incident['severity'];
  score: number;
  /** Epoch ms. */
  start: number;
  end: number;
  subjects: readonly { key: string; name: string }[];
  techniques: readonly { id: string; name: string; tactics: readonly string[] }[];
  reasons: readonly string[];
  sentences: readonly ReportSentence[];
  hypotheses: readonly ReportHypothesis[];
  /** Who was at the keyboard; empty where the analyst gave no account of it. */
  agents: readonly ReportAgent[];
  /** What to do, most urgent first. */
  recommendations: readonly string[];
  /** What could not be judged, and why: sentences. */
  notJudged: readonly string[];
  breaches: readonly ReportBreach[];
  /** Numbered from 1 through all rows: what the sentences cite. */
  evidence: readonly EvidenceRow[];
  events: number;
  /** From where, whom, and what was touched. */
  graph: ReportGraph;
}

export interface ReportHypothesis {
  text: string;
  verdict: string;
  confidence: number;
  /** What was found that speaks for it, and against it. */
  pro: readonly string[];
  contra: readonly string[];
}

export interface ReportAgent {
  /** `A`, `B`, ... as sentences call it. */
  name: string;
  entity: string;
  from: string;
  client: string;
  verdict: string;
  because: readonly string[];
  start: number;
  end: number;
}

export interface ReportSentence {
  text: string;
  kind: 'observed' | 'inferred';
  probability?: number;
  start: number;
  end: number;
  /** Numbers of events. */
  cites: readonly number[];
}

export interface ReportBreach {
  model: string;
  group: string;
  entity: string;
  time: number;
  endTime: number;
  score: number;
  terms: readonly ScoreTerm[];
  observations: readonly ReportObservation[];
  /** What the usual is taken from; null where nothing was compared. */
  comparedWith: string | null;
  claim: string;
  counterfactual?: string;
  techniques: readonly string[];
  cites: readonly number[];
}

/** What was seen, beside what is usual. */
export interface ReportObservation {
  what: string;
  observed: string;
  usual: string;
}

/** Events alike, one after the other: all of one kind, by one entity, from one place. */
export type EvidenceRow = readonly [ReportEvent, ...ReportEvent[]];

export interface ReportEvent {
  number: number;
  id: string;
  /** The vendor's own id; null where only ours is known. */
  uid: string | null;
  time: number;
  operation: string;
  entity: string;
  from: string;
  outcome: string;
  /** Where it stands in what was read, such as `audit.csv:12`. */
  place: string | null;
}

export interface ReportGraph {
  nodes: readonly GraphNode[];
  edges: readonly { from: string; to: string; events: number }[];
  /** Nodes that are left out, by their column. */
  left: Readonly<Record<GraphNode['column'], number>>;
}

export interface GraphNode {
  key: string;
  column: 'source' | 'entity' | 'object';
  label: string;
  detail: string;
  isForeign: boolean;
}

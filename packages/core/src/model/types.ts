import type { Day } from '../baseline/days.ts';
import type { FeatureScore } from '../baseline/types.ts';
import type { EntityKey } from '../entity/types.ts';
import type { Feature, Rate } from '../feature/index.ts';

export type Category = 'Informational' | 'Suspicious' | 'Critical';
export type ModelGroup = 'CRED' | 'ACCESS' | 'PERSIST' | 'HIDE' | 'COLLECT' | 'IMPACT';
export type EvidenceGroup =
  | 'network'
  | 'client'
  | 'time'
  | 'act'
  | 'content'
  | 'volume'
  | 'sequence';

/** One term of a score. Terms sum to the score and are shown. */
export interface ScoreTerm {
  label: string;
  /** Evidence group, or `priority`, `repetition`, `maturity`, `veto`, `bounds`. */
  group: EvidenceGroup | 'priority' | 'repetition' | 'maturity' | 'veto' | 'bounds';
  points: number;
}

/** Observed against expected, in numbers a person can check. */
export interface Observation {
  feature: string;
  observed: string;
  expected: string;
  /** The period the expectation stands on, such as `90 days before 2026-03-12`. */
  window: string;
  /** Sample size of the expectation. */
  n: number;
  /** Of a value: the numbers behind the words. */
  score?: FeatureScore;
}

/** Evidence is copied into the breach: it must outlive the hot window of events. */
export interface EvidenceEvent {
  id: string;
  uid: string;
  time: number;
  operation: string;
  ip: string | null;
  asn: number | null;
  asnName: string | null;
  country: string | null;
  ipClass: string | null;
  clientFamily: string | null;
  application: string | null;
  session: string | null;
  outcome: string;
  errorCode: string | null;
  /** Request id by which two feeds report one act; absent where there is none. */
  correlation?: string;
  /** What it was done to; absent where the record names nothing but the application. */
  target?: EvidenceTarget;
  /** The device that it was done from; absent where the record names none. */
  device?: string;
  /** The key of a cloud account that signed it; absent where there is none, or one that ends with its session. */
  accessKey?: string;
}

/** What an act was done to. Its name is written by outsiders. */
export interface EvidenceTarget {
  kind: 'application' | 'mailRule' | 'mailbox' | 'site' | 'host' | 'object';
  name: string;
}

/**
 * All matches of (model, key) in one throttle window. `id` = hash(tenant, model uuid, key, window).
 * `withdrawn`: it lost its support when a late event came; never silently deleted.
 */
export interface Breach {
  id: string;
  tenantId: string;
  modelUuid: string;
  modelPath: string;
  modelVersion: number;
  category: Category;
  compliance: boolean;
  priority: number;
  group: ModelGroup;
  techniques: readonly string[];
  /** Throttle key, such as `user:x|AS1`. */
  key: string;
  subject: EntityKey;
  subjectName: string;
  /** Earliest match, epoch ms. */
  time: number;
  /** Latest match, epoch ms. */
  endTime: number;
  windowIndex: number;
  /** 0-100. */
  score: number;
  terms: readonly ScoreTerm[];
  observations: readonly Observation[];
  evidence: readonly EvidenceEvent[];
  /** `AS1 / Outlook / Windows` agents behind the matches; foreign or the subject's own. */
  agents: readonly AgentRef[];
  /** Facts that the story and the responder need: application, rule, scopes. */
  facts: BreachFacts;
  /** The act proves itself: known-bad application, external forward by a foreign agent. */
  selfProving: boolean;
  /** RIGHT-BUT-STOPPED: the password was right. */
  passwordKnown: boolean;
  /** ACCESS rests on a null rarity (judged across users). */
  restsOnNull: boolean;
  /** Values that the acts showed for the first time: they stay unlearnt while the breach stands. */
  newValues?: readonly { feature: Feature; value: string }[];
  /** What its acts were counted in, by day: those counts stay unlearnt while the breach stands. */
  counted?: readonly { rate: Rate; day: Day }[];
  /** How many matches the throttle made one breach of; absent: it was not counted. */
  matches?: number;
  /** `audit`: the model is being tried, and its breaches open nothing; absent: live. */
  mode?: 'audit';
  status: 'active' | 'withdrawn';
  revision: number;
}

export interface AgentRef {
  subject: EntityKey;
  asn: number | null;
  asnName: string | null;
  clientFamily: string | null;
  ips: readonly string[];
  sessions: readonly string[];
  ipClass: string | null;
  foreign: boolean | null;
  /** Attributed while the user's own agent was live too. */
  ambiguous: boolean;
}

export interface BreachFacts {
  appId?: string;
  appName?: string;
  scopes?: readonly string[];
  ruleName?: string;
  ruleFolder?: string;
  ruleForwards?: readonly string[];
  failures?: number;
  usersTargeted?: number;
  knownBad?: string;
  /** Whom or what the act was about. Outsider-written. */
  target?: string;
  /** How much there was, of what, in how many minutes. */
  volume?: { label: string; amount: number; withinMinutes: number };
  /** Ids of the breaches or matches that a sequence cites. */
  citedModels?: readonly string[];
}

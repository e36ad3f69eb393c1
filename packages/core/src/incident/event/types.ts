import type { TacticSlug } from '../../attack/index.ts';
import type { EntityKey } from '../../entity/types.ts';
import type { ModelGroup } from '../../model/types.ts';
import type { Phrase, PhraseValue, Place } from './phrase.ts';

/** The analyst's account of one incident, for a person to check. A function of its breaches and acts. */
export interface IncidentEvent {
  summariser: Summariser;
  summary: Summary;
  details: readonly DetailBlock[];
  /** Who was at the keyboard: the suspicious ones first, then by time. */
  agents: readonly AgentFinding[];
  /** What was asked, and what was found, in the order of asking. */
  investigation: readonly InvestigationStep[];
  relatedBreaches: readonly RelatedBreach[];
  /** Stretches of activity with hours of silence between them. */
  periods: readonly Period[];
  entities: readonly EntityFinding[];
  /** In the order of an attack. */
  phases: readonly AttackPhase[];
  tactics: readonly TacticSlug[];
  /** What to do, most urgent first. */
  recommendations: readonly Phrase[];
  dwell: Dwell;
}

/** What kind of story it is; it decides which words are used. */
export type Summariser =
  | 'accountHijack'
  | 'passwordAttack'
  | 'cloudCredentialAbuse'
  | 'exposedService'
  | 'networkActivity'
  | 'unusualActivity';

/** Three paragraphs. */
export interface Summary {
  what: readonly Phrase[];
  /** Why it is unusual, and what harmless thing it could be. */
  why: readonly Phrase[];
  advice: readonly Phrase[];
}

export interface Period {
  /** Epoch ms. */
  start: number;
  end: number;
}

/** One titled table of facts. An incident of several accounts or agents has a block for each. */
export interface DetailBlock {
  kind: 'user' | 'agent' | 'summary' | 'activity';
  title: string;
  rows: readonly DetailRow[];
}

export interface DetailRow {
  label: string;
  /** The values as they are shown, and their types beside. */
  text: string;
  values: readonly PhraseValue[];
  evidence: readonly string[];
}

/** Someone at the keyboard: events of one subject clustered by network, client and session. */
export interface AgentFinding {
  /** `A`, `B`, ... by time: so that sentences can name it. */
  name: string;
  subject: EntityKey;
  subjectName: string;
  asn: number | null;
  asnName: string | null;
  ipClass: string | null;
  clientFamily: string | null;
  /** All that its acts show, the usual one first; absent in accounts told before they were listed. */
  clients?: readonly string[];
  userAgents: readonly string[];
  places: readonly Place[];
  sessions: number;
  /** Null: the history is too short to tell. */
  foreign: boolean | null;
  verdict: 'suspicious' | 'benign' | 'undecided';
  /** Its acts in the incident, and those of them that a model was breached by. */
  acts: number;
  suspiciousActs: number;
  because: readonly Phrase[];
  breachIds: readonly string[];
  start: number;
  end: number;
}

export interface InvestigationStep {
  kind: 'search' | 'searchResult' | 'analysis' | 'analysisResult' | 'verdict';
  /** What was followed from where: `user` is the way in, the others are pivots. */
  pivot:
    | 'user'
    | 'agent'
    | 'application'
    | 'mailRule'
    | 'recipients'
    | 'address'
    | 'credential'
    | 'object'
    | 'hypothesis';
  phrase: Phrase;
}

export interface RelatedBreach {
  breachId: string;
  model: string;
  score: number;
  time: number;
  subject: EntityKey;
}

/** Someone or something in the story, and what is thought of it. */
export interface EntityFinding {
  kind: 'account' | 'device' | 'application' | 'address' | 'mailRule' | 'credential';
  key: string;
  /** Outsider-written where it is no address. */
  name: string;
  verdict: 'compromised' | 'malicious' | 'suspicious' | 'targeted' | 'undecided';
  because: Phrase;
}

export interface AttackPhase {
  /** 1-6, in the order of `ModelGroup`. */
  number: number;
  name: string;
  group: ModelGroup;
  start: number;
  end: number;
  breachIds: readonly string[];
}

/** How long it went on before it could be seen, by the events' own time. */
export interface Dwell {
  firstActivity: number;
  /** When the breaches there were first made an incident. */
  firstDetection: number;
  ms: number;
}

/** What could not be judged, because a feed was late, blind or never connected. */
export interface CoverageNote {
  source: string;
  state: 'late' | 'blind' | 'neverConnected';
  phrase: Phrase;
}

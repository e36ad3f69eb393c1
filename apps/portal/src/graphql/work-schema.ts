/** The parts of the GraphQL schema that tell of the work on an incident, by the schema's own names. */

export type IncidentStatus = 'NEW' | 'IN_PROGRESS' | 'ON_HOLD' | 'RESOLVED' | 'CLOSED';

export type Verdict =
  | 'TRUE_POSITIVE'
  | 'BENIGN_TRUE_POSITIVE'
  | 'FALSE_POSITIVE_LOGIC'
  | 'FALSE_POSITIVE_DATA'
  | 'DUPLICATE'
  | 'UNDETERMINED';

export type BenignReason =
  | 'EXPECTED_CHANGE'
  | 'AUTHORISED_TEST'
  | 'KNOWN_TOOL'
  | 'TRAVEL'
  | 'MODEL_TOO_SENSITIVE'
  | 'OTHER';

export interface Clock {
  name: 'RESPOND' | 'CONTAIN' | 'CLOSE';
  state: 'RUNNING' | 'SOON' | 'OVERDUE' | 'PAUSED' | 'MET' | 'MISSED';
  dueAt: string | null;
  minutesLeft: number;
}

/** Hours agreed for incidents of one severity. */
export interface ServiceLevel {
  severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  respondHours: number;
  containHours: number;
  closeHours: number;
}

/** A fact said again by a language model. */
export interface NarratedSentence {
  text: string;
  evidence: string[];
}

export interface ChecklistStep {
  id: string;
  text: string;
  advice: { text: string }[];
  done: boolean;
}

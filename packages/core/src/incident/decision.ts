/** OCSF's status of an incident finding. */
export const incidentStatuses = ['new', 'in_progress', 'on_hold', 'resolved', 'closed'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** What a person concluded. A benign true positive happened and is allowed; a false positive did not, or means nothing. */
export const verdicts = [
  'true_positive',
  'benign_true_positive',
  'false_positive_logic',
  'false_positive_data',
  'duplicate',
  'undetermined',
] as const;
export type Verdict = (typeof verdicts)[number];

export const decisionKinds = [
  'acknowledge',
  'assign',
  'start',
  'hold',
  'resolve',
  'close',
  'reopen',
  'pin',
  'unpin',
  'snooze',
  'comment',
  'check',
  'uncheck',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What a decision sets, by its kind; what is absent stays as it is. */
export interface DecisionChange {
  /** Of `assign`; null: nobody. */
  assigneeId?: string | null;
  /** Of `resolve` and `close`. */
  verdict?: Verdict;
  /** Of `snooze`, epoch ms; null wakes it. */
  until?: number | null;
  /** Of `check` and `uncheck`. */
  step?: string;
}

/** What there was to decide on. */
export interface Seen {
  /** Names the set of its breaches: `evidenceIdOf`. */
  evidenceId: string;
  /** Epoch ms at which the latest of them was added. */
  evidenceAt: number;
  /** It holds a breach that was not there when it was concluded last. */
  isGrown: boolean;
}

/** What a person decided about an incident, or said of it. `at` in epoch ms. */
export interface IncidentDecision {
  incidentId: string;
  personId: string;
  at: number;
  kind: DecisionKind;
  change: DecisionChange;
  seen: Seen;
  /** A word from a list, such as why it is benign. */
  reason: string | null;
  note: string | null;
  /** A comment that the customer's own people do not see. */
  internal: boolean;
}

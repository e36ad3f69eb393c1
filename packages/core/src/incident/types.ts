import type { EntityKey } from '../entity/types.ts';
import type { Category } from '../model/types.ts';
import type { Phrase } from './event/phrase.ts';
import type { IncidentEvent } from './event/types.ts';

export interface StorySentence {
  text: string;
  /** Event ids (ours) that the sentence stands on. None: it cannot be shown as observed. */
  evidence: readonly string[];
  kind: 'observed' | 'inferred';
  /** 0-1; for inferred sentences only. */
  probability?: number;
  /** Epoch ms of what it tells. */
  start: number;
  end: number;
}

export interface Hypothesis {
  /** H1 ... H10 of the catalogue. */
  id: string;
  text: string;
  verdict: 'supported' | 'contradicted' | 'undecided';
  confidence: number;
  evidence: readonly string[];
  /** A harmless explanation: what speaks against it speaks for an attack. */
  benign?: boolean;
  /** What must be there for it to be supported. */
  required?: readonly Ground[];
  /** What speaks for it besides; it is not needed. */
  supporting?: readonly Ground[];
  /** What speaks against it. */
  contradicting?: readonly Ground[];
}

/** Something that was looked for, and whether it was found. */
export interface Ground {
  found: boolean;
  phrase: Phrase;
}

/** Breaches that tell one story. A pure function of the tenant's breaches and people's decisions. */
export interface Incident {
  /** Hash of the earliest breach by (time, id). */
  id: string;
  /** `INC-` and six base32 characters, longer on collision. */
  displayId: string;
  tenantId: string;
  title: string;
  /** Two or three sentences. */
  summary: string;
  category: Exclude<Category, 'Informational'>;
  severity: 'Critical' | 'High' | 'Medium' | 'Low';
  /** groupScore = min(100, highest + 5 * (groups - 1)). */
  score: number;
  start: number;
  end: number;
  subjects: readonly { key: EntityKey; name: string }[];
  techniques: readonly string[];
  breachIds: readonly string[];
  story: readonly StorySentence[];
  hypotheses: readonly Hypothesis[];
  /** Why it opened and why it is critical, in words. */
  reasons: readonly string[];
  /** The analyst's account: what was asked and found, who did it, what to do. Absent in rows of before there was one. */
  event?: IncidentEvent;
}

import type { EntityKey } from '../entity/types.ts';
import type { InvestigationStep } from './event/types.ts';
import type { Regrouping } from './grouping-of.ts';
import type { Refusal, RegroupingAsked } from './judge-regrouping.ts';

/** A look at an incident again, or at what an entity did in a time (epoch ms). */
export type InquiryAsked = { kind: 'investigate' } & (
  | { incidentId: string }
  | { incidentId: null; subject: EntityKey; from: number; to: number }
);

/** What a person asks of the analyst. */
export type Asked = RegroupingAsked | InquiryAsked;

/** What was looked for because a person asked, and what was found of it. */
export interface InquiryAnswer {
  steps: readonly InvestigationStep[];
  /** Open incidents that tell some of what was found. */
  incidentIds: readonly string[];
}

/** What the analyst made of it. */
export type AnalystAnswer = { regrouping: Regrouping } | { refused: Refusal } | InquiryAnswer;

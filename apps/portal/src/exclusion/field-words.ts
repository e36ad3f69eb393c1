import type { ExclusionCondition, ExclusionField } from '../graphql/detection.ts';

/** What a condition looks at, in words. */
export const fieldWords: Readonly<Record<ExclusionField, string>> = {
  ACCOUNT: 'account',
  OPERATION: 'act',
  APPLICATION: 'application',
  CLIENT: 'client',
  TARGET: 'target',
};

/** The value as people read it: that an account is a person's needs no saying. */
export const shownValue = ({ field, value }: ExclusionCondition): string =>
  field === 'ACCOUNT' ? value.replace(/^user:/, '') : value;

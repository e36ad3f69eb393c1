import type { Act } from '@nightjar/core';

/**
 * 32 bits of what an act says: two records of one id say the same where they have the same mark. It is no
 * cryptographic hash, for it decides nothing but whether the second is told as repeated or as refused.
 */
export function contentMarkOf(act: Act): number {
  let mark = withText(start, act.operation);
  mark = withText(mark, act.metric);
  mark = withText(mark, act.subject);
  mark = withText(mark, act.subjectName);
  mark = withText(mark, act.ip);
  mark = withText(mark, act.userAgent ?? act.clientFamily);
  mark = withText(mark, act.session);
  mark = withText(mark, act.application);
  mark = withText(mark, act.applicationId);
  mark = withText(mark, act.errorCode);
  mark = withText(mark, act.correlation);
  mark = withText(mark, act.outcome);
  mark = withNumber(mark, act.time);
  mark = withNumber(mark, act.count);
  mark = withNumber(mark, act.interactive ? 1 : 0);
  for (const facts of [act.grant, act.rule, act.mail])
    mark = withText(mark, facts && JSON.stringify(facts));
  return mark >>> 0;
}

// FNV-1a over UTF-16 units.
const start = 0x811c9dc5;
const prime = 0x01000193;

const withNumber = (mark: number, value: number): number =>
  Math.imul(Math.imul(mark ^ (value | 0), prime) ^ Math.trunc(value / 2 ** 32), prime);

/** Its length first, so that a text ends where the next begins. */
function withText(mark: number, text: string | null): number {
  if (text === null) return withNumber(mark, -1);
  let next = withNumber(mark, text.length);
  for (let at = 0; at < text.length; at++) next = Math.imul(next ^ text.charCodeAt(at), prime);
  return next;
}

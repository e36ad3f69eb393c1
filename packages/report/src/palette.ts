import type { ReportIncident } from './document/types.ts';
import type { Tone } from './figure/figure.ts';

/** The portal's light tokens. */
export const toneColours: Readonly<Record<Tone, string>> = {
  text: '#12181f',
  soft: '#5f6b77',
  rule: '#d5dbe1',
  accent: '#0b6b7f',
  low: '#1b65aa',
  medium: '#9c7d10',
  high: '#b93c00',
  critical: '#86042d',
};

/** Text and background of a severity. */
export const severityColours: Readonly<
  Record<ReportIncident['severity'], { ink: string; tint: string }>
> = {
  Critical: { ink: '#86042d', tint: '#fbe3e8' },
  High: { ink: '#9a3200', tint: '#fde9dd' },
  Medium: { ink: '#6b5500', tint: '#f7eecf' },
  Low: { ink: '#14548f', tint: '#e4eef8' },
};

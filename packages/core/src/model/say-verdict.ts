import { hourMs } from '../baseline/days.ts';
import type { ModelVerdict } from './explain-silence.ts';

/** The hours around an instant; epoch ms. */
export function hoursAround(at: number, hours: number): { from: number; to: number } {
  const half = (hours * hourMs) / 2;
  return { from: at - half, to: at + half };
}

/** What a model said of a span, in a sentence. */
export function sayVerdict(of: ModelVerdict): string {
  const { component, exclusion, met, missed, of: all, throttledSince, verdict } = of;
  if (verdict === 'matched') {
    return throttledSince === undefined
      ? 'It spoke.'
      : `It spoke, as part of the breach that began at ${new Date(throttledSince).toISOString()}: its throttle tells nothing new.`;
  }
  if (verdict === 'excluded') {
    const until = exclusion?.expires ? `, until ${exclusion.expires}` : '';
    const why = exclusion ? `: ${exclusion.reason} (${exclusion.by}${until})` : '';
    return `An exclusion kept it quiet${why}.`;
  }
  if (missed.length === 0) return 'It looks at nothing of this.';
  return `Component ${component} missed ${missed.join('; ')}. ${met} of ${all} conditions held.`;
}

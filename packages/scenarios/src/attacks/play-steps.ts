import type { Source } from '@nightjar/core';
import { createRandom } from '../random.ts';
import { dayMs, hourMs, startOfDay } from '../time.ts';
import type { Schedule, Step } from './attack.ts';
import type { AttackRecord } from './ground-truth.ts';

// The last step ends well before the anchor, so that nothing of the attack lies in the future.
const restMs = 4 * hourMs;

/** The records of the steps in the order in which they happen. */
export function playSteps(plan: Schedule, steps: readonly Step[]): AttackRecord[] {
  const paced = pace(plan, steps);
  const last = Math.max(...paced.map(({ afterMs }) => afterMs));
  const latest = Math.floor((plan.anchor - restMs) / 1000) * 1000 - last;
  const start = plan.startHour === undefined ? latest : hourBefore(latest, plan.startHour);
  const isWanted = (source: Source): boolean =>
    plan.sources ? plan.sources.includes(source) : source !== 'message-trace';
  return paced
    .flatMap(({ step, afterMs }) =>
      step.records(start + afterMs).map((record) => ({
        ...record,
        step: step.name,
        byIntruder: step.isPrecursor !== true,
      })),
    )
    .filter(({ source }) => isWanted(source))
    .sort((left, right) => left.happenedAt - right.happenedAt);
}

/** Each step with its time after the first one; a seed makes the gaps between them other ones. */
function pace(plan: Schedule, steps: readonly Step[]): { step: Step; afterMs: number }[] {
  const slowdown = plan.slowdown ?? 1;
  const random = plan.seed === undefined ? undefined : createRandom(`pace/${plan.seed}`);
  let afterHours = 0;
  return steps.map((step, index) => {
    const gap = step.afterHours - (index === 0 ? 0 : steps[index - 1]!.afterHours);
    // Within these bounds a burst still ends before the step that follows it, and no gap grows past a week.
    afterHours += gap * (random ? 0.8 + random.next() * 0.45 : 1);
    return { step, afterMs: Math.round(afterHours * slowdown * hourMs) };
  });
}

/** The last moment not after `latest` at which that hour of the day begins. */
function hourBefore(latest: number, hour: number): number {
  const today = startOfDay(latest) + hour * hourMs;
  return today <= latest ? today : today - dayMs;
}

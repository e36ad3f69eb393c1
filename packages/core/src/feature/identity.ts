import { isRentedClass, placeOf } from './place.ts';
import type { Metric } from '../entity/types.ts';
import type { ValueFeature } from './types.ts';

const signIns: readonly Metric[] = ['saas.login.success', 'iaas.login.success'];

/** Where an entity is, by what, and what it does: shown by every act. */
export const identityFeatures = [
  {
    name: 'asn',
    label: 'network',
    values: (act) => {
      const asn = placeOf(act)?.asn;
      return asn ? `AS${asn}` : null;
    },
  },
  { name: 'country', label: 'country', values: (act) => placeOf(act)?.country ?? null },
  {
    name: 'client',
    label: 'client',
    values: (act) => (placeOf(act) ? act.clientFamily : null),
  },
  {
    name: 'ipClass',
    label: 'kind of network',
    values: (act) => {
      const placed = placeOf(act);
      return placed && isRentedClass(placed.class) ? placed.class : null;
    },
  },
  {
    name: 'application',
    label: 'application',
    values: (act) => act.grant?.appId ?? act.applicationId ?? act.application,
  },
  {
    name: 'operation',
    label: 'operation',
    values: (act) => `${act.operationClass}:${act.operation}`,
  },
  { name: 'device', label: 'device', metrics: signIns, values: (act) => act.device ?? null },
  {
    name: 'hour',
    label: 'time of day',
    metrics: signIns,
    values: (act) => (act.interactive ? hourOf(act.time) : null),
    learnt: (act) =>
      act.interactive ? [-1, 0, 1].map((by) => hourOf(act.time + by * hourMs)) : [],
    daysKnownMin: 20,
  },
  {
    name: 'signInError',
    label: 'reason of a refused sign-in',
    metrics: ['saas.login.failure', 'iaas.login.failure'],
    values: (act) => act.errorCode,
    ofRefused: true,
  },
] as const satisfies readonly ValueFeature[];

const hourMs = 3_600_000;

/** Of UTC, apart for workdays and weekends: `workday 09`. */
function hourOf(time: number): string {
  const at = new Date(time);
  const isWeekend = at.getUTCDay() % 6 === 0;
  return `${isWeekend ? 'weekend' : 'workday'} ${String(at.getUTCHours()).padStart(2, '0')}`;
}

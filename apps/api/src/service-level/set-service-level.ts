import type { Incident, ServiceLevel } from '@nightjar/core';
import { appendAudit, getServiceLevels, saveServiceLevel, type TenantTx } from '@nightjar/db';
import { invalid } from '../results.ts';

/** What a person wants to agree. `at` in epoch ms. */
export interface Agreement {
  severity: Incident['severity'];
  level: ServiceLevel;
  personId: string;
  at: number;
}

// Kept to the minute: less than a half of one would be none.
const hoursMin = 0.5 / 60;
const hoursMax = 366 * 24;

/** Keeps the agreement with its audit entry; answers why not, if so. */
export async function setServiceLevel(tx: TenantTx, { severity, level, personId, at }: Agreement) {
  for (const [clock, hours] of Object.entries(level))
    if (!(hours >= hoursMin && hours <= hoursMax))
      return invalid(`${clock}Hours`, 'A minute or more, and at most a year.');
  const { respond, contain, close } = level;
  if (contain < respond) return invalid('containHours', 'Not less than the hours to respond.');
  if (close < contain) return invalid('closeHours', 'Not less than the hours to contain.');
  const before = (await getServiceLevels(tx))[severity];
  await saveServiceLevel(tx, severity, level);
  await appendAudit(tx, {
    at,
    personId,
    action: 'serviceLevel.set',
    object: `severity:${severity}`,
    before,
    after: level,
  });
  return undefined;
}

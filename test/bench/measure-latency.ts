import { setTimeout as delay } from 'node:timers/promises';
import { asSuperuser, urlOf } from '@nightjar/testkit';
import { databaseName } from '../../infra/dev/src/processes.ts';
import type { Stack, StackTenant } from '../stack/open-stack.ts';
import { push } from './push-through.ts';

const lookEveryMs = 4;
const waitMaxMs = 120_000;
const pauseMs = 150;

/** A consent to an application that public reports name: it opens an incident by itself. */
const consent = (n: number): object => ({
  CreationTime: new Date(Date.now() - 60_000).toISOString().slice(0, 19),
  Id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  Operation: 'Consent to application.',
  RecordType: 8,
  ResultStatus: 'Success',
  UserType: 0,
  UserKey: `key${n}`,
  UserId: `someone${n}@bench.example`,
  Workload: 'AzureActiveDirectory',
  Target: [{ ID: 'PerfectData Software', Type: 1 }],
  ModifiedProperties: [
    { Name: 'ServicePrincipal.AppId', NewValue: 'ff8d92dc-3d82-41d6-bcbd-b9174d163620' },
    { Name: 'ConsentAction.Permissions', NewValue: '[] => [[Scope: EWS.AccessAsUser.All]];' },
  ],
});

/**
 * Milliseconds from the push of one event to its open incident, in each tenant once, nothing else going on.
 * The first pays for what every process does for the first time.
 */
export function measureLatency(stack: Stack, tenants: readonly StackTenant[]): Promise<number[]> {
  const url = urlOf(stack.postgres, { database: databaseName });
  return asSuperuser(url, async (client) => {
    const times: number[] = [];
    for (const [n, tenant] of tenants.entries()) {
      await delay(pauseMs);
      const lines = [JSON.stringify(consent(n))];
      const began = performance.now();
      await push(stack, { tenant, lines });
      for (;;) {
        const { rows } = await client.query(
          `select from incidents where tenant_id = $1 and status = 'open'`,
          [tenant.id],
        );
        if (rows.length > 0) break;
        if (performance.now() - began > waitMaxMs) throw new Error('No incident came of it.');
        await delay(lookEveryMs);
      }
      times.push(performance.now() - began);
    }
    return times;
  });
}

import {
  type Act,
  actOf,
  type BaselineDay,
  dayMs,
  dayOf,
  eventId,
  packDays,
  TenantBaseline,
} from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import {
  benignDays,
  cloudDays,
  createCloudAccount,
  createFleet,
  createOrganisation,
  mergeRecords,
  networkDays,
  scenarioA,
} from '@nightjar/scenarios';
import { vendors } from '@nightjar/vendors';

const anchor = Date.UTC(2026, 5, 11, 14);
const days = 24;
const tenantId = 'bench';

export interface Company {
  /** Acts of the last days, one of each event, in order of time. */
  acts: readonly Act[];
  packed: readonly BaselineDay[];
  view: TenantBaseline;
}

/** People, machines and a cloud account for some weeks, and a takeover among them; the last days are to be judged. */
export function makeCompany(people: number, judgedDays: number): Company {
  const organisation = createOrganisation({
    seed: 'bench/detect',
    name: 'Bench Lamps',
    slug: 'benchlamps',
    domain: 'bench-lamps.example',
    size: people,
    countries: ['GB', 'DE'],
  });
  const office = benignDays(organisation, { sources: ['microsoft-365', 'entra-id'], anchor, days });
  const cloud = cloudDays(createCloudAccount(organisation), { anchor, days });
  const network = networkDays(createFleet({ seed: 'bench/detect' }), { anchor, days });
  const attack = scenarioA({ organisation, anchor, mails: 150, sources: ['microsoft-365'] });
  const { lookUp } = openIntelligence();
  const all: Act[] = [];
  for (const { source, record } of mergeRecords(
    mergeRecords(office, cloud),
    mergeRecords(network, attack.records),
  )) {
    const read = vendors[source].normalise(record, lookUp);
    if (!read.ok) throw new Error(read.reason);
    const act = actOf(read.event, { id: '', source });
    all.push({ ...act, id: eventId({ tenantId, source, uid: act.uid, time: act.time }) });
  }
  const from = dayOf(anchor - judgedDays * dayMs);
  const packed = packDays(all.filter(({ time }) => dayOf(time) < from));
  const view = new TenantBaseline();
  for (const day of packed) view.put(day);
  return { acts: all.filter(({ time }) => dayOf(time) >= from), packed, view };
}

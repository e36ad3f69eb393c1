import { coverageOf, type CoverageNote, type Incident } from '@nightjar/core';
import { listFeedsSeen, type TenantTx } from '@nightjar/db';

const dayMs = 86_400_000;
/** A feed that is not among so many events around the incident is told as missing. */
const latest = 50_000;

/** What could not be judged of an incident: asked when it is read, as a feed may have caught up since. */
export async function readCoverage(tx: TenantTx, incident: Incident): Promise<CoverageNote[]> {
  const newest = await listFeedsSeen(tx, { until: incident.end + dayMs, latest });
  return coverageOf(incident, { newest, lost: [] });
}

import DataLoader from 'dataloader';
import {
  UntaughtOperations,
  type ResponseAction,
  type ServiceLevels,
  type TenantId,
  type UntaughtOperation,
} from '@nightjar/core';
import {
  acrossTenants,
  getServiceLevels,
  getTenantHealth,
  inHouse,
  listAnalysts,
  listActionHistory,
  listActions,
  listActionsOfIncidents,
  listBreaches,
  listBreachesOfIncidents,
  listCountedExclusions,
  listEgressNetworks,
  listIncidentBodies,
  listIncidentDecisions,
  listIncidentGists,
  listIncidentsOfBreaches,
  listMemberships,
  listOperationKinds,
  listPeople,
  listRequestsOfIncidents,
  listResponseDecisions,
  type ActionChange,
  type AnsweredRequest,
  type CountedExclusion,
  type EgressNetwork,
  type IncidentBody,
  type IncidentGist,
  type Membership,
  type Person,
  type ResponseDecision,
  type StoredBreach,
  type StoredDecision,
  type TenantHealth,
  type TenantTx,
} from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { readRecords, type StoredRecord } from '../event/read-block.ts';
import { readBreachesOfEvents, type EventKey } from '../event/read-breaches.ts';
import { readBaselineDays, type BaselineStrip, type StripKey } from '../breach/sightings.ts';

const exclusionsMax = 500;

/** A row of a tenant. */
export interface RowKey {
  tenantId: TenantId;
  id: string;
}

type Found<V> = ReadonlyMap<string, V>;

/**
 * Rows by tenant and id: what one level of a query asks for is one read-only transaction over the tenants
 * concerned. A tenant outside the scope has no rows, whoever asks.
 */
const loaderOf = <V, K extends RowKey = RowKey>(
  { reader }: Deps,
  scope: ReadonlySet<TenantId>,
  load: (tx: TenantTx, keys: readonly K[]) => Promise<Found<V>>,
): DataLoader<K, V | undefined, string> =>
  new DataLoader<K, V | undefined, string>(
    async (keys) => {
      const tenantIds = [...new Set(keys.map(({ tenantId }) => tenantId))].filter((id) =>
        scope.has(id),
      );
      const found = await acrossTenants(reader, { tenantIds }, async (tx) => {
        const byTenant = new Map<TenantId, Found<V>>();
        for (const tenantId of tenantIds) {
          const own = keys.filter((key) => key.tenantId === tenantId);
          byTenant.set(tenantId, await load({ ...tx, tenantId }, own));
        }
        return byTenant;
      });
      return keys.map(({ tenantId, id }) => found.get(tenantId)?.get(id));
    },
    { cacheKeyFn: ({ tenantId, id }) => `${tenantId} ${id}` },
  );

const idsOf = (keys: readonly RowKey[]): string[] => keys.map(({ id }) => id);
const byId = <V extends { id: string }>(rows: readonly V[]): Found<V> =>
  new Map(rows.map((row) => [row.id, row]));

const incidentReads = (deps: Deps, scope: ReadonlySet<TenantId>) => ({
  breach: loaderOf<StoredBreach>(deps, scope, async (tx, keys) =>
    byId(await listBreaches(tx, { ids: idsOf(keys), includeWithdrawn: true })),
  ),
  body: loaderOf<IncidentBody>(deps, scope, (tx, keys) => listIncidentBodies(tx, idsOf(keys))),
  gist: loaderOf<IncidentGist>(deps, scope, (tx, keys) => listIncidentGists(tx, idsOf(keys))),
  breachesOfIncident: loaderOf<string[]>(deps, scope, (tx, keys) =>
    listBreachesOfIncidents(tx, idsOf(keys)),
  ),
  incidentOfBreach: loaderOf<string>(deps, scope, (tx, keys) =>
    listIncidentsOfBreaches(tx, idsOf(keys)),
  ),
  decisions: loaderOf<StoredDecision[]>(deps, scope, async (tx, keys) =>
    Map.groupBy(
      await listIncidentDecisions(tx, { incidentIds: idsOf(keys) }),
      (one) => one.incidentId,
    ),
  ),
  requests: loaderOf<AnsweredRequest[]>(deps, scope, async (tx, keys) =>
    Map.groupBy(await listRequestsOfIncidents(tx, idsOf(keys)), (one) => one.incidentId),
  ),
  breachesOfEvent: loaderOf<StoredBreach[], EventKey>(deps, scope, readBreachesOfEvents),
  strip: loaderOf<BaselineStrip, StripKey>(deps, scope, readBaselineDays),
});

const responseReads = (deps: Deps, scope: ReadonlySet<TenantId>) => ({
  action: loaderOf<ResponseAction>(deps, scope, async (tx, keys) =>
    byId(await listActions(tx, { ids: idsOf(keys) })),
  ),
  actionsOfIncident: loaderOf<ResponseAction[]>(deps, scope, async (tx, keys) =>
    Map.groupBy(await listActionsOfIncidents(tx, idsOf(keys)), (one) => one.incidentId),
  ),
  history: loaderOf<(ActionChange & { state: ResponseAction['state'] })[]>(
    deps,
    scope,
    async (tx, keys) =>
      Map.groupBy(await listActionHistory(tx, idsOf(keys)), (one) => one.actionId),
  ),
  responseDecision: loaderOf<ResponseDecision>(deps, scope, (tx, keys) =>
    listResponseDecisions(tx, idsOf(keys)),
  ),
});

const peopleRead = ({ api }: Deps): DataLoader<string, Person | undefined> =>
  new DataLoader(async (ids) => {
    const people = byId(await inHouse(api, (tx) => listPeople(tx, ids)));
    return ids.map((id) => people.get(id));
  });

const membershipsRead = ({ api }: Deps): DataLoader<string, Membership[]> =>
  new DataLoader(async (ids) => {
    const held = Map.groupBy(
      await inHouse(api, (tx) => listMemberships(tx, ids)),
      ({ personId }) => personId,
    );
    return ids.map((id) => held.get(id) ?? []);
  });

const latestMax = 100_000;

const readUntaught = async (tx: TenantTx): Promise<UntaughtOperation[]> => {
  const counted = new UntaughtOperations();
  for (const { events, ...kind } of await listOperationKinds(tx, { latest: latestMax }))
    counted.add(kind, events);
  return counted.list();
};

/** What there is one of in each tenant. */
const tenantReads = (deps: Deps, scope: ReadonlySet<TenantId>) => {
  const ofTenant = <V>(read: (tx: TenantTx) => Promise<V>) =>
    loaderOf<V>(deps, scope, async (tx) => new Map([[tx.tenantId, await read(tx)]]));
  return {
    health: ofTenant<TenantHealth>(getTenantHealth),
    untaught: ofTenant<UntaughtOperation[]>(readUntaught),
    egress: ofTenant<EgressNetwork[]>(listEgressNetworks),
    exclusions: ofTenant<CountedExclusion[]>((tx) => listCountedExclusions(tx, exclusionsMax)),
    levels: ofTenant<ServiceLevels>(getServiceLevels),
    analysts: ofTenant<Person[]>(({ tenantId }) =>
      inHouse(deps.api, (tx) => listAnalysts(tx, tenantId)),
    ),
  };
};

/** What one request reads, each row once. */
export const makeReads = (deps: Deps, tenantIds: readonly TenantId[]) => {
  const scope = new Set(tenantIds);
  return {
    ...incidentReads(deps, scope),
    ...responseReads(deps, scope),
    ...tenantReads(deps, scope),
    record: loaderOf<StoredRecord, RowKey & { batchId: string; position: number }>(
      deps,
      scope,
      readRecords,
    ),
    person: peopleRead(deps),
    memberships: membershipsRead(deps),
  };
};

export type Reads = ReturnType<typeof makeReads>;

import { instant, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** A network through which the tenant's own people come. `network` is canonical; `declaredAt` epoch ms. */
export interface EgressNetwork {
  network: string;
  note: string;
  declaredBy: string;
  declaredAt: number;
}

/** Declares the network; false where it is declared already. */
export async function insertEgressNetwork(tx: TenantTx, of: EgressNetwork): Promise<boolean> {
  const rows = await tx.query(
    `insert into egress_networks (tenant_id, network, note, declared_by, declared_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning network`,
    [tx.tenantId, of.network, text(of.note), of.declaredBy, instant(of.declaredAt)],
  );
  return rows.length === 1;
}

/** Takes the declaration back; undefined where there is none. */
export async function removeEgressNetwork(
  tx: TenantTx,
  network: string,
): Promise<EgressNetwork | undefined> {
  const rows = await tx.query<EgressRow>(
    `delete from egress_networks where tenant_id = $1 and network = $2 returning ${columns}`,
    [tx.tenantId, network],
  );
  return rows.map(ofRow)[0];
}

/** The tenant's declared networks, oldest first. */
export async function listEgressNetworks(tx: TenantTx): Promise<EgressNetwork[]> {
  const rows = await tx.queryPlanned<EgressRow>(
    `select ${columns} from egress_networks where tenant_id = $1 order by declared_at, network`,
    [tx.tenantId],
  );
  return rows.map(ofRow);
}

type EgressRow = Omit<EgressNetwork, 'declaredAt'> & { declaredAt: Date };

const columns = 'network, note, declared_by as "declaredBy", declared_at as "declaredAt"';

const ofRow = (row: EgressRow): EgressNetwork => ({ ...row, declaredAt: row.declaredAt.getTime() });

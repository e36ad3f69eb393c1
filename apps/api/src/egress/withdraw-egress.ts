import { appendAudit, removeEgressNetwork, type TenantTx } from '@nightjar/db';
import { parseNetwork } from '@nightjar/intel';

/** Takes a declaration back with its audit entry; false where there is none. */
export async function withdrawEgress(
  tx: TenantTx,
  of: { network: string; personId: string; at: number },
): Promise<boolean> {
  const network = parseNetwork(of.network);
  const removed = network && (await removeEgressNetwork(tx, network.text));
  if (!removed) return false;
  await appendAudit(tx, {
    at: of.at,
    personId: of.personId,
    action: 'egress.withdraw',
    object: `network:${removed.network}`,
    before: removed,
  });
  return true;
}

import { appendAudit, insertEgressNetwork, listEgressNetworks, type TenantTx } from '@nightjar/db';
import { classOfProvider, type Network, parseNetwork } from '@nightjar/intel';
import { faultOfText, invalid } from '../results.ts';

/** What a person wants to declare. */
export interface Declaration {
  network: string;
  note: string;
  personId: string;
  /** Epoch ms. */
  at: number;
}

type Refused = ReturnType<typeof invalid>;

const networksMax = 200;
// Wider prefixes are whole providers: whoever rents there would be no stranger any more.
const lengthMin = { 4: 12, 6: 28 } as const;

/** Declares the network with its audit entry; answers why not, if so. */
export async function declareEgress(tx: TenantTx, said: Declaration): Promise<Refused | undefined> {
  const network = parseNetwork(said.network);
  const fault = faultOfNetwork(network) ?? faultOfText('note', said.note, true);
  if (network === null || fault !== undefined) return fault;
  if ((await listEgressNetworks(tx)).length >= networksMax)
    return invalid('network', `At most ${networksMax} networks are declared at a time.`);
  const row = { network: network.text, note: said.note.trim() };
  const declaredBy = { declaredBy: said.personId, declaredAt: said.at };
  if (!(await insertEgressNetwork(tx, { ...row, ...declaredBy })))
    return invalid('network', 'It is declared already.');
  await appendAudit(tx, {
    at: said.at,
    personId: said.personId,
    action: 'egress.declare',
    object: `network:${network.text}`,
    after: row,
  });
  return undefined;
}

function faultOfNetwork(network: Network | null): Refused | undefined {
  if (network === null)
    return invalid(
      'network',
      'Write a prefix such as 203.0.113.0/24, or a number such as AS64500.',
    );
  if ('asn' in network) return faultOfProvider(network);
  if (network.length >= lengthMin[network.family]) return undefined;
  return invalid(
    'network',
    `At least /${lengthMin[network.family]}: a wider one is not one tenant's.`,
  );
}

/** The same of a number: anybody rents, subscribes or hides there. */
function faultOfProvider({ text, asn }: { text: string; asn: number }): Refused | undefined {
  const kind = classOfProvider(asn);
  return kind === null
    ? undefined
    : invalid('network', `${text} is open to anybody (${kind}): declare your own prefixes in it.`);
}

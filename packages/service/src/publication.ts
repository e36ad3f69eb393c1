import type { BodyOf, Bus, MessageKind } from '@nightjar/bus';

/** A message to be published once the transaction that justifies it is committed. */
export type Publication = { [K in MessageKind]: { kind: K; body: BodyOf<K> } }[MessageKind];

export function sends<K extends MessageKind>(kind: K, body: BodyOf<K>): Publication {
  return { kind, body } as Publication;
}

/** Publishes in order. What fails is left to the sweeper, which looks at marks. Returns the failures. */
export async function publishAll(
  bus: Pick<Bus, 'publish'>,
  tenantId: string,
  publications: readonly Publication[],
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const { kind, body } of publications) {
    await bus.publish(kind, tenantId, body).catch((fault: unknown) => failures.push(fault));
  }
  return failures;
}

type Envelope = Readonly<Record<string, unknown>>;

/** Lower-case name of each field, as some pipelines write all names small. */
function cellOfEnvelope(envelope: Envelope, name: string): unknown {
  return envelope[name] ?? envelope[name.toLowerCase()];
}

/** A category of the envelope in which Azure Monitor sends a log to event hubs, storage and SIEMs. */
export function categoryOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, 'properties'))
    return undefined;
  const { category, properties } = record as { category?: unknown; properties?: unknown };
  return typeof category === 'string' && typeof properties === 'object' && properties !== null
    ? category
    : undefined;
}

/** What the envelope says of its record: used where the record says it not. */
export interface EnvelopeFacts {
  time?: unknown;
  address?: unknown;
  operation?: unknown;
  code?: unknown;
  reason?: unknown;
  correlation?: unknown;
}

/** The record within, and what the envelope says besides. */
export function openEnvelope(envelope: Envelope): {
  record: Record<string, unknown>;
  facts: EnvelopeFacts;
  envelope: Record<string, unknown>;
} {
  const { properties, ...rest } = envelope;
  const of = (name: string): unknown => cellOfEnvelope(envelope, name);
  return {
    record: { ...(properties as Record<string, unknown>) },
    facts: {
      time: of('time') ?? of('p_event_time'),
      address: of('callerIpAddress'),
      operation: of('operationName'),
      code: of('resultType'),
      reason: of('resultDescription'),
      correlation: of('correlationId'),
    },
    envelope: rest,
  };
}

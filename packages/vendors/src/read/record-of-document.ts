type Held = Readonly<Record<string, unknown>>;

/**
 * The vendor's record that a search engine's document was made of, where the engine named its fields anew by a schema
 * of its own (ECS) and kept no original; null: it is none whose naming we know.
 */
export function recordOfDocument(document: Held): Held | null {
  const trail = heldAt(document, 'aws', 'cloudtrail');
  if (trail) return trailOf(document, trail);
  const audit = heldAt(document, 'o365', 'audit');
  if (audit) return filled({ ...audit, ...relisted(audit) });
  const signIn = heldAt(document, 'azure', 'signinlogs');
  if (signIn) return envelopeOf(document, signIn, 'SignInLogs');
  const change = heldAt(document, 'azure', 'auditlogs');
  return change ? envelopeOf(document, change, 'AuditLogs') : null;
}

function trailOf(document: Held, trail: Held): Held {
  const { event, cloud } = partsOf(document);
  const flat = heldAt(trail, 'flattened') ?? {};
  return filled({
    eventTime: document['@timestamp'],
    eventName: event['action'],
    eventSource: event['provider'],
    eventID: event['id'],
    awsRegion: cloud['region'],
    sourceIPAddress: heldAt(document, 'source')?.['address'] ?? addressOf(document),
    userAgent: heldAt(document, 'user_agent')?.['original'],
    eventVersion: trail['event_version'],
    eventType: trail['event_type'],
    eventCategory: trail['event_category'],
    errorCode: trail['error_code'],
    errorMessage: trail['error_message'],
    readOnly: trail['read_only'],
    requestID: trail['request_id'],
    recipientAccountId: trail['recipient_account_id'] ?? heldAt(cloud, 'account')?.['id'],
    userIdentity: identityOf(document, trail),
    requestParameters: flat['request_parameters'],
    responseElements: flat['response_elements'],
    additionalEventData: flat['additional_eventdata'],
  });
}

function identityOf(document: Held, trail: Held): Held {
  const user = heldAt(document, 'user') ?? {};
  const identity = renamed(trail['user_identity'] ?? {}, levelsMax) as Held;
  return filled({ userName: user['name'], principalId: user['id'], ...identity });
}

/** The envelope of Azure Monitor, whose inner record was renamed. */
function envelopeOf(document: Held, log: Held, category: string): Held {
  const properties = renamed(log['properties'] ?? {}, levelsMax) as Held;
  const { event } = partsOf(document);
  const userAgent = heldAt(document, 'user_agent')?.['original'];
  const told = category === 'AuditLogs' ? {} : { userAgent, ipAddress: addressOf(document) };
  return filled({
    time: document['@timestamp'],
    category: log['category'] ?? category,
    operationName: log['operation_name'] ?? event['action'],
    resultType: log['result_type'],
    callerIpAddress: log['caller_ip_address'] ?? addressOf(document),
    correlationId: log['correlation_id'] ?? properties['correlationId'],
    properties: filled({ ...told, ...properties }),
  });
}

const partsOf = (document: Held): { event: Held; cloud: Held } => ({
  event: heldAt(document, 'event') ?? {},
  cloud: heldAt(document, 'cloud') ?? {},
});

const addressOf = (document: Held): unknown => heldAt(document, 'source')?.['ip'];

/** Lists of names and values, which the engine has made objects of. */
function relisted(audit: Held): Held {
  const lists: Record<string, unknown> = {};
  for (const name of ['Parameters', 'ExtendedProperties', 'OperationProperties']) {
    const held = heldAt(audit, name);
    if (held) lists[name] = Object.entries(held).map(([Name, Value]) => ({ Name, Value }));
  }
  const changed = heldAt(audit, 'ModifiedProperties');
  if (changed)
    lists['ModifiedProperties'] = Object.entries(changed).map(([Name, values]) =>
      Object.assign({ Name }, values),
    );
  return lists;
}

/** Names reach no deeper than this. */
const levelsMax = 12;

/** `user_principal_name` is userPrincipalName; an object whose names are numbers is a list. */
function renamed(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null || levels === 0) return value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, levels - 1));
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    renamed(inner, levels - 1),
  ]);
  const isList = entries.length > 0 && entries.every(([name], at) => name === String(at));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function heldAt(value: unknown, ...path: readonly string[]): Held | undefined {
  let at = value;
  for (const name of path) at = isHeld(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return isHeld(at) ? at : undefined;
}

const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without what the document does not say. */
const filled = (held: Held): Held =>
  Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined));

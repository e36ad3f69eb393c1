/** One message's way to one recipient or several, whoever tells it. */
export interface Trace {
  uid: string | undefined;
  received: unknown;
  sender: unknown;
  recipients: { address: string; status: string }[];
  subject: unknown;
  status: unknown;
  fromIp: unknown;
  toIp: unknown;
  size: unknown;
  messageId: unknown;
  direction: unknown;
}

type Row = Readonly<Record<string, unknown>>;

/** Whether any of the names is there with something in it. */
export const firstOf = (row: Row, ...names: string[]): unknown => {
  const found = names.find(
    (name) => row[name] !== undefined && row[name] !== null && row[name] !== '',
  );
  return found === undefined ? undefined : row[found];
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The row of a command, of Graph, or of a historical search, which lists all recipients. */
export function toTrace(row: Row): Trace {
  const id = textOf(firstOf(row, 'MessageTraceId', 'id', 'network_message_id'));
  const address = textOf(firstOf(row, 'RecipientAddress', 'recipientAddress'));
  const status = firstOf(row, 'Status', 'status');
  const recipients = address
    ? [{ address, status: textOf(status) }]
    : recipientsOf(textOf(row['recipient_status']));
  return {
    uid: id && address ? `${id}/${address.toLowerCase()}` : id || undefined,
    received: firstOf(row, 'Received', 'receivedDateTime', 'origin_timestamp_utc'),
    sender: firstOf(row, 'SenderAddress', 'senderAddress', 'sender_address'),
    recipients,
    subject: firstOf(row, 'Subject', 'subject', 'message_subject'),
    status: status ?? recipients[0]?.status,
    fromIp: firstOf(row, 'FromIP', 'fromIP', 'original_client_ip'),
    toIp: firstOf(row, 'ToIP', 'toIP'),
    size: firstOf(row, 'Size', 'size', 'total_bytes'),
    messageId: firstOf(row, 'MessageId', 'messageId', 'message_id'),
    direction: row['directionality'],
  };
}

const recipientsMax = 1000;

/** `a@x.example##Receive, Deliver;b@y.example##Receive, Fail`. */
function recipientsOf(text: string): Trace['recipients'] {
  return text
    .split(';', recipientsMax)
    .map((one) => one.split('##', 2))
    .map(([address, steps]) => ({
      address: (address ?? '').trim(),
      status: (steps ?? '').slice((steps ?? '').lastIndexOf(',') + 1).trim(),
    }))
    .filter(({ address }) => address !== '');
}

import { once } from 'node:events';
import { connect, type SecureVersion, type TLSSocket } from 'node:tls';
import { makeCertificate, type SelfSigned } from '@nightjar/testkit';

const names = ['localhost', '127.0.0.1'];

/** A certificate of now: clients look at the clock. */
export const newCertificate = (): SelfSigned =>
  makeCertificate({ names, now: Date.now(), days: 2 });

/** Frames of RFC 6587. */
export const counted = (message: string | Buffer): Buffer => {
  const bytes = Buffer.from(message as string);
  return Buffer.concat([Buffer.from(`${bytes.length} `), bytes]);
};

/** A message of RFC 5424 as a sender of ours writes it. */
export const modern = (said: object | string, token?: string): string => {
  const data =
    token === undefined ? '-' : `[origin@1 ip="1.2.3.4"][nightjar@32473 token="${token}"]`;
  const text = typeof said === 'string' ? said : JSON.stringify(said);
  return `<134>1 2026-03-12T09:00:00.123Z gateway.example forwarder 4711 - ${data} ${text}`;
};

/** A message of RFC 3164. */
export const old = (said: object | string): string =>
  `<34>Mar 12 09:00:00 gateway forwarder[4711]: ${typeof said === 'string' ? said : JSON.stringify(said)}`;

export interface Client {
  socket: TLSSocket;
  /** Resolves when the bytes have left. */
  send: (...parts: (string | Buffer)[]) => Promise<void>;
  /** Resolves when either side has ended the connection. */
  closed: Promise<unknown>;
}

/** Connects as senders do: trusting the server's certificate, showing one where it has one. */
export async function open(of: {
  port: number;
  ca: string;
  shows?: SelfSigned;
  maxVersion?: SecureVersion;
  /** Goes on sending when the server has ended. */
  allowHalfOpen?: boolean;
}): Promise<Client> {
  const { shows, ...more } = of;
  const socket = connect({ host: '127.0.0.1', ...more, ...shows });
  socket.setNoDelay(true);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'secureConnect');
  socket.on('error', () => undefined);
  socket.resume();
  const send = async (...parts: (string | Buffer)[]): Promise<void> => {
    const whole = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    await new Promise<void>((resolve) => socket.write(whole, () => resolve()));
  };
  return { socket, send, closed };
}

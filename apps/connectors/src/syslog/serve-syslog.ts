import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type Server, type TlsOptions, type TLSSocket } from 'node:tls';
import type { Intake } from '../intake/store-records.ts';
import type { Presented } from '../push/token-of.ts';
import { countOpen } from './count-open.ts';
import { findSenders, type Senders } from './find-senders.ts';
import { OutOfStep } from './frame-splitter.ts';
import { serveConnection, Unwelcome } from './serve-connection.ts';
import { usualSyslogLimits, type SyslogLimits } from './syslog-limits.ts';
import { tellSeldom } from './tell-seldom.ts';

export interface SyslogOptions extends Intake {
  /** PEM. */
  certificate: Pick<TlsOptions, 'cert' | 'key'>;
  host: string;
  port: number;
  limits?: Partial<SyslogLimits>;
}

export interface SyslogServer {
  port: number;
  /** Bids senders farewell, and stores what was on its way. */
  close: () => Promise<void>;
}

const keepAliveMs = 60_000;
/** Senders may go on for so long after our farewell. */
const farewellMs = 1000;

/** Listens for syslog over TLS (RFC 5425). What is read takes the way of what is pushed. */
export async function serveSyslog(options: SyslogOptions): Promise<SyslogServer> {
  const limits = { ...usualSyslogLimits, ...options.limits };
  const tell = tellSeldom(
    (reason, times) => options.log?.warn({ reason, times }, 'a syslog connection was ended'),
    options.now,
  );
  const senders = findSenders(options, limits);
  const server = createServer({
    ...options.certificate,
    minVersion: 'TLSv1.2',
    // Known by itself, not by who signed it.
    requestCert: true,
    rejectUnauthorized: false,
    handshakeTimeout: limits.frameMsMax,
    keepAlive: true,
    keepAliveInitialDelay: keepAliveMs,
  });
  const sockets = admitSockets(server, limits, tell);
  const serving = new Map<TLSSocket, Promise<void>>();
  server.on('secureConnection', (socket) => {
    // Told where it is read; between its end and that nobody listens.
    socket.on('error', () => undefined);
    const served = serveSocket(socket, { options, limits, senders, tell });
    serving.set(
      socket,
      served.finally(() => serving.delete(socket)),
    );
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(options.port, options.host, resolve);
  await listening;
  return {
    port: (server.address() as AddressInfo).port,
    close: () => sayFarewell({ server, sockets, serving, senders }),
  };
}

async function sayFarewell(to: {
  server: Server;
  sockets: ReadonlySet<Socket>;
  serving: ReadonlyMap<TLSSocket, Promise<void>>;
  senders: Senders;
}): Promise<void> {
  const closed = new Promise((resolve) => to.server.close(resolve));
  // Our half alone: to be cut off would cost a sender what its machine and ours still hold.
  for (const socket of to.serving.keys()) socket.end();
  await Promise.race([closed, sleep(farewellMs)]);
  for (const socket of to.sockets) socket.destroy();
  // Once for those who wait for room, and once for what they had in hand.
  await to.senders.end();
  await Promise.all(to.serving.values());
  await to.senders.end();
}

/** Lets in as many as may be, of those who shake hands in time; those that are in, until they are not. */
function admitSockets(
  server: Server,
  limits: SyslogLimits,
  tell: (reason: string) => void,
): ReadonlySet<Socket> {
  const perAddress = countOpen(limits.perAddressMax);
  const sockets = new Set<Socket>();
  server.maxConnections = limits.connectionsMax;
  server.on('drop', () => tell('there are too many connections'));
  server.on('connection', (socket) => {
    const end = perAddress(socket.remoteAddress ?? '?');
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      end?.();
    });
    if (end !== undefined) return;
    tell('its address has too many connections');
    socket.destroy();
  });
  server.on('tlsClientError', (_fault, socket) => {
    tell('its handshake failed');
    // Node leaves open what was too slow to shake hands.
    socket.destroy();
  });
  return sockets;
}

interface Serving {
  options: SyslogOptions;
  limits: SyslogLimits;
  senders: Senders;
  tell: (reason: string) => void;
}

async function serveSocket(
  socket: TLSSocket,
  { options: { now, log }, limits, senders, tell }: Serving,
): Promise<void> {
  const { remoteAddress = '?', remotePort } = socket;
  const name = `syslog ${remoteAddress}:${remotePort} ${new Date(now()).toISOString()}`;
  const ends: (() => void)[] = [];
  try {
    const findSender = (presented: Presented) =>
      senders.find(presented, (end) => void ends.push(end));
    await serveConnection(socket, { name, limits, now, findSender });
  } catch (fault) {
    if (fault instanceof Unwelcome || fault instanceof OutOfStep) tell(fault.message);
    else if (!isOfSocket(fault)) log?.error({ err: fault, name }, 'a syslog connection failed');
  } finally {
    socket.destroy();
    for (const end of ends) end();
  }
}

const isOfSocket = (fault: unknown): boolean =>
  /^(ECONN|EPIPE|ETIMEDOUT|ERR_(STREAM|SSL|TLS))/.test((fault as NodeJS.ErrnoException).code ?? '');

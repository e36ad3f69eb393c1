import type { TLSSocket } from 'node:tls';
import { readSyslog, type Read } from '@nightjar/vendors/read';
import { tokenOf, tokenOfCertificate, type Presented } from '../push/token-of.ts';
import { FrameSplitter, type Frame } from './frame-splitter.ts';
import type { SyslogLimits } from './syslog-limits.ts';
import type { Weighed } from './tenant-queue.ts';

/** Whose a connection is. */
export interface Sender {
  /** Resolves when there is room for more: until then nothing more is read. */
  add: (reads: readonly Weighed[]) => Promise<void>;
  /** Whether its token still is one. */
  isGood: () => Promise<boolean>;
}

export interface ConnectionWork {
  /** The connection as dead letters name it. */
  name: string;
  limits: Pick<SyslogLimits, 'frameBytesMax' | 'frameMsMax' | 'idleMsMax'>;
  /** Undefined where nobody gave such a token. */
  findSender: (presented: Presented) => Promise<Sender | undefined>;
  now: () => number;
}

/** Why a connection is ended by us. */
export class Unwelcome extends Error {
  override name = 'Unwelcome';
}

/** A token that was taken back is noticed as soon. */
const goodForMs = 1000;
const readOverheadBytes = 500;

/**
 * Reads a connection to its end. It is one tenant's: that of its certificate, or else of the token in its
 * first message. Throws where it must end before its sender ends it; what came before is kept.
 */
export async function serveConnection(socket: TLSSocket, work: ConnectionWork): Promise<void> {
  const connection = new Connection(work);
  const deadline = new Deadline(socket, work.limits);
  deadline.set(true);
  try {
    await connection.showCertificate(socket);
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      const wasWithin = connection.isUnsaid;
      const frames = connection.take(chunk, () => deadline.clear());
      // A frame that goes on must not earn more time by every byte.
      if ((await frames) > 0 || !wasWithin) deadline.set(connection.isUnsaid);
    }
    await connection.end();
  } finally {
    deadline.clear();
  }
}

/** Ends a connection that takes too long: to say whose it is, to end a frame, to say anything. */
class Deadline {
  readonly #socket: TLSSocket;
  readonly #limits: ConnectionWork['limits'];
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: TLSSocket, limits: ConnectionWork['limits']) {
    this.#socket = socket;
    this.#limits = limits;
  }

  set(isUnsaid: boolean): void {
    this.clear();
    const ms = isUnsaid ? this.#limits.frameMsMax : this.#limits.idleMsMax;
    const late = new Unwelcome(isUnsaid ? 'a frame took too long' : 'nothing came for long');
    this.#timer = setTimeout(() => this.#socket.destroy(late), ms);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

class Connection {
  readonly #work: ConnectionWork;
  readonly #splitter: FrameSplitter;
  #sender: Sender | undefined;
  /** The token that said whose the connection is; undefined: a certificate did. */
  #token: string | undefined;
  #goodUntil = 0;
  #frames = 0;

  constructor(work: ConnectionWork) {
    this.#work = work;
    this.#splitter = new FrameSplitter(work.limits.frameBytesMax);
  }

  /** Whether it is yet to say whose it is, or to end a frame. */
  get isUnsaid(): boolean {
    return this.#sender === undefined || this.#splitter.isWithin;
  }

  async showCertificate(socket: TLSSocket): Promise<void> {
    const certificate = socket.getPeerX509Certificate();
    if (certificate === undefined || certificate.validToDate.getTime() < this.#work.now()) return;
    // That its sender holds the private key was proved by the handshake.
    this.#sender = await this.#work.findSender(tokenOfCertificate(certificate.raw));
  }

  /** Returns how many frames ended in the chunk, once there is room for more. */
  async take(chunk: Buffer, onFrame: () => void): Promise<number> {
    const before = this.#frames;
    const reads: Weighed[] = [];
    try {
      for (const frame of this.#splitter.take(chunk)) {
        onFrame();
        reads.push(await this.#read(frame));
      }
    } finally {
      await this.#add(reads);
    }
    return this.#frames - before;
  }

  async end(): Promise<void> {
    const reads: Weighed[] = [];
    for (const frame of this.#splitter.end()) reads.push(await this.#read(frame));
    await this.#add(reads);
  }

  async #read(frame: Frame): Promise<Weighed> {
    const line = (this.#frames += 1);
    const bytes = readOverheadBytes + (frame.ok ? frame.bytes.length : 0);
    const { read, token } = frame.ok
      ? readSyslog(frame.bytes, line)
      : { read: { line, raw: '', ...frame } };
    await this.#showToken(token);
    const isOther = token !== undefined && token !== this.#token;
    return { read: { ...(isOther ? otherToken(line) : read), member: this.#work.name }, bytes };
  }

  async #showToken(token: string | undefined): Promise<void> {
    if (this.#sender !== undefined) return;
    const presented = tokenOf(token);
    if (presented === undefined) throw new Unwelcome('its first message has no token');
    this.#sender = await this.#work.findSender(presented);
    if (this.#sender === undefined) throw new Unwelcome('its token is not known');
    this.#token = token;
  }

  async #add(reads: readonly Weighed[]): Promise<void> {
    if (reads.length === 0 || this.#sender === undefined) return;
    const now = this.#work.now();
    if (now >= this.#goodUntil) {
      if (!(await this.#sender.isGood())) throw new Unwelcome('its token is good no more');
      this.#goodUntil = now + goodForMs;
    }
    await this.#sender.add(reads);
  }
}

// It may be another tenant's message: nothing of it is kept here.
const otherToken = (line: number): Read => ({
  ok: false,
  line,
  reason: 'its token is not that of its connection',
  raw: '',
});

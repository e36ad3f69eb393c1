import { plainReason } from '../../plain-reason.ts';
import { decodeText } from '../decode.ts';
import { isFlowLine, toFlow, wordsOf } from '../flow-line.ts';
import { readPiece } from '../read-piece.ts';
import { splitLines } from '../split-lines.ts';
import { type Piece, rawCharsMax, type Read } from '../types.ts';
import { parseSyslog } from './parse-syslog.ts';

/** The record that a syslog message carries, and the token that its sender put into its structured data. */
export function readSyslog(bytes: Uint8Array, line: number): { read: Read; token?: string } {
  const text = decodeText(bytes);
  const message = parseSyslog(text, isRecord);
  if (message.ok) {
    const { said, token } = message;
    const read = readPiece(pieceOf(said, line));
    if (read.ok) return { read, ...(token !== undefined && { token }) };
    // What does not begin as a record may hold a header that was not understood.
    const raw = isRecord(said) ? read.raw : withoutToken(read.raw);
    const plain = { ...read, reason: plainReason(read.reason), raw };
    return { read: plain, ...(token !== undefined && { token }) };
  }
  const raw = withoutToken(text.slice(0, rawCharsMax));
  return { read: { ok: false, line, reason: message.reason, raw } };
}

// Dead letters are read by more people than may push; where data is malformed, the token may be anywhere.
const withoutToken = (raw: string): string =>
  raw.replace(/token=(?:"(?:[^"\\]|\\.)*"?|[^\s\]]*)/gs, 'token=""');

/** Lines of a file that a syslog server wrote with their headers. */
export async function* splitSyslog(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  for await (const piece of splitLines(input)) {
    const message = piece.text === undefined ? undefined : parseSyslog(piece.text, isRecord);
    if (message === undefined) yield piece;
    else if (message.ok) yield pieceOf(message.said, piece.line);
    else yield { line: piece.line, reason: message.reason };
  }
}

const isRecord = (said: string): boolean => said.startsWith('{') || isFlowLine(said);

function pieceOf(said: string, line: number): Piece {
  if (isFlowLine(said)) return { line, record: toFlow(wordsOf(said)) };
  return { line, text: said };
}

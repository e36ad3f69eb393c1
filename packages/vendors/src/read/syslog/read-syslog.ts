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
    const plain = read.ok ? read : { ...read, reason: plainReason(read.reason) };
    return { read: plain, ...(token !== undefined && { token }) };
  }
  // Dead letters are read by more people than may push.
  const raw = text.slice(0, rawCharsMax).replace(/token="[^"]*"?/g, 'token=""');
  return { read: { ok: false, line, reason: message.reason, raw } };
}

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

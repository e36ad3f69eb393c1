import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { stableId } from '../entity/stable-id.ts';
import type { Breach } from '../model/types.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'INC-';
const shortest = 6;

/** Id of the incident whose earliest breach this is. */
export function incidentIdOf(tenantId: string, breachId: string): string {
  return stableId('incident', tenantId, breachId);
}

/** The full display code of an incident id; a display id is its first six characters or more. */
export function displayCodeOf(incidentId: string): string {
  let bits = 0n;
  for (const byte of sha256(utf8ToBytes(incidentId)).slice(0, 20))
    bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let shift = 155n; shift >= 0n; shift -= 5n) code += alphabet[Number((bits >> shift) & 31n)];
  return code;
}

/** Display id by incident id: six characters, longer only among those that would be alike. */
export function displayIdsOf(incidentIds: readonly string[]): Map<string, string> {
  const codes = [...new Set(incidentIds)].map((id) => ({ id, code: displayCodeOf(id) }));
  const sorted = codes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return new Map(
    sorted.map(({ id, code }, index) => {
      const alike = Math.max(
        commonLength(code, sorted[index - 1]?.code),
        commonLength(code, sorted[index + 1]?.code),
      );
      return [id, prefix + code.slice(0, Math.max(shortest, alike + 1))];
    }),
  );
}

/** Whether it is, or once was, what the incident of this id is called: a display id grows among those alike. */
export function isDisplayIdOf(reference: string, incidentId: string): boolean {
  const code = reference.slice(prefix.length);
  return (
    reference.startsWith(prefix) &&
    code.length >= shortest &&
    displayCodeOf(incidentId).startsWith(code)
  );
}

/** Names a set of breaches, however they are ordered. */
export function evidenceIdOf(breachIds: readonly string[]): string {
  return stableId('evidence', ...breachIds.toSorted());
}

/** The breach that names an incident: the earliest by (time, id). Breaches must be in that order. */
export function incidentIdOfBreaches(breaches: readonly Breach[]): string {
  return incidentIdOf(breaches[0]!.tenantId, breaches[0]!.id);
}

function commonLength(a: string, b: string | undefined): number {
  let length = 0;
  while (b !== undefined && length < a.length && a[length] === b[length]) length++;
  return length;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEnvelope, encodeEnvelope } from './envelope.ts';

const id = fc.stringMatching(/^[0-9A-Za-z-]{1,64}$/);
const tenantId = fc.uuid();
const body = fc.record(
  { batchId: id, events: fc.nat(), body: fc.uint8Array() },
  { requiredKeys: ['batchId', 'events'] },
);

test('what is decoded is what was encoded', () => {
  fc.assert(
    fc.property(tenantId, body, (tenant, said) => {
      const { subject, id: hash, data } = encodeEnvelope('batchStored', tenant, said);
      const decoded = decodeEnvelope('batchStored', subject, data);
      expect(decoded).toMatchObject({ ok: true, envelope: { tenantId: tenant, id: hash } });
      const heard = decoded.ok ? decoded.envelope.body : undefined;
      expect({ ...heard, body: heard?.body && Buffer.from(heard.body) }).toEqual({
        ...said,
        body: said.body && Buffer.from(said.body),
      });
    }),
  );
});

test('no bytes whatsoever make it throw', () => {
  const { subject, data } = encodeEnvelope('batchStored', '11111111-1111-4111-8111-111111111111', {
    batchId: 'b',
    events: 1,
    body: Uint8Array.of(1, 2, 3),
  });
  fc.assert(
    fc.property(fc.nat(data.byteLength - 1), fc.uint8Array({ maxLength: 40 }), (at, noise) => {
      const broken = Buffer.concat([data.subarray(0, at), noise, data.subarray(at + noise.length)]);
      expect(typeof decodeEnvelope('batchStored', subject, broken).ok).toBe('boolean');
    }),
  );
});

test('the id differs with the kind, the tenant, the fields and the bytes, and with nothing else', () => {
  const tenants = [
    '11111111-1111-4111-8111-111111111111',
    '11111111-1111-4111-8111-111111111112',
  ] as const;
  const ids = [
    encodeEnvelope('batchScored', tenants[0], { batchId: 'b' }),
    encodeEnvelope('batchScored', tenants[1], { batchId: 'b' }),
    encodeEnvelope('batchScored', tenants[0], { batchId: 'c' }),
    encodeEnvelope('batchStored', tenants[0], { batchId: 'b', events: 1 }),
    encodeEnvelope('batchStored', tenants[0], { batchId: 'b', events: 1, body: Uint8Array.of(1) }),
    encodeEnvelope('batchStored', tenants[0], { batchId: 'b', events: 1, body: Uint8Array.of(2) }),
  ].map((encoded) => encoded.id);
  expect(new Set(ids).size).toBe(ids.length);
  const again = encodeEnvelope('batchStored', tenants[0], { events: 1, batchId: 'b' });
  expect(again.id).toBe(ids[3]);
});

test("a field that only looks like every object's own has no effect", () => {
  const { subject, data } = encodeEnvelope('batchScored', '11111111-1111-4111-8111-111111111111', {
    batchId: 'b',
  });
  const polluted = Buffer.from(
    Buffer.from(data).toString().replace('"batchId":"b"', '"batchId":"b","__proto__":{"x":1}'),
  );
  const decoded = decodeEnvelope('batchScored', subject, polluted);
  expect(polluted.includes('__proto__')).toBe(true);
  expect(decoded).toMatchObject({ ok: true, envelope: { body: { batchId: 'b' } } });
  expect(decoded).not.toHaveProperty('envelope.body.x');
  expect({}).not.toHaveProperty('x');
});

import { sources } from '@nightjar/core';
import { expect, it } from 'vitest';
import { describeVendor } from './conformance.ts';
import { vendors } from './index.ts';
import { lookUpFixture } from './look-up.fixture.ts';
import { suricata } from './suricata/index.ts';
import type { Vendor } from './vendor.ts';

for (const source of sources) describeVendor(source, vendors[source]);

it('what an outsider writes comes into a reason without what is unseen', () => {
  const kind = '\u001b[31m\u202e\ud800\n';
  const record = { event_type: kind, timestamp: '2026-03-12T09:30:00Z', flow_id: 1 };
  const event = { class_uid: 3002, metadata: { version: `1.9.${kind}` } };
  const reasonOf = (vendor: Vendor, one: unknown): string => {
    const normalised = vendor.normalise(one, lookUpFixture);
    return normalised.ok ? '' : normalised.reason;
  };
  expect(reasonOf(vendors.suricata, record)).toBe(
    'suricata: \ufffd[31m\ufffd\ufffd\ufffd names no address in src_ip, dest_ip',
  );
  expect(reasonOf(vendors.ocsf, event)).toBe(
    'ocsf: metadata.version 1.9.\ufffd[31m\ufffd\ufffd\ufffd: 1.0 to 1.8 are known',
  );
  // The control: a feed by itself quotes what it read.
  expect(reasonOf(suricata, record)).toMatch(/\p{C}/u);
});

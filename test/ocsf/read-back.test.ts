import type { OcsfEvent } from '@nightjar/core';
import { ocsfVersions, toDetectionFinding } from '@nightjar/ocsf';
import { vendors } from '@nightjar/vendors';
import { expect, it } from 'vitest';
import { breach, hostileBreach } from '../../packages/ocsf/src/export/findings.fixture.ts';
import { lookUpFixture } from '../../packages/vendors/src/look-up.fixture.ts';

const read = (record: unknown): OcsfEvent => {
  const normalised = vendors.ocsf.normalise(record, lookUpFixture);
  if (!normalised.ok) throw new Error(normalised.reason);
  return normalised.event;
};

it.each([breach, hostileBreach])('our findings read back with all that they said', (of) => {
  for (const version of ocsfVersions) {
    const finding = JSON.parse(
      JSON.stringify(toDetectionFinding(of, { version, productVersion: '0.1.0' })),
    ) as OcsfEvent;
    const { metadata, unmapped, ...event } = read(finding);
    const { event_code, log_version, ...told } = metadata;
    const { 'nj.ocsfVersion': from = '1.8.0', ...said } = unmapped!;
    expect([event_code, log_version]).toEqual([expect.stringMatching(/./), 'ocsf/1']);
    expect({ ...event, unmapped: said, metadata: { ...told, version: from } }).toEqual(finding);
  }
});

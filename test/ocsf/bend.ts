import type { OcsfEvent } from '@nightjar/core';

/** The twin of a normaliser, broken on purpose: it drops a field and gives a severity that is none. */
export function bendAtPurpose(event: OcsfEvent): OcsfEvent {
  const [dropped] = Object.keys(event.unmapped ?? {}).filter((name) => !name.startsWith('nj.'));
  const { [dropped ?? '']: _, ...unmapped } = event.unmapped ?? {};
  return { ...event, severity_id: 17, unmapped };
}

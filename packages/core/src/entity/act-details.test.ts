import { expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { detailsOf } from './act-details.ts';

const about = (operation: string, data: unknown) => {
  const { target, targets } = detailsOf({
    class_uid: 6003,
    metadata: { event_code: operation },
    api: { operation, request: { uid: '', data } },
  } as unknown as OcsfEvent);
  return [target, targets];
};

it('a call that names several things is about each of them', () => {
  const machines = ['i-1', 'i-2'];
  expect(about('SendCommand', { documentName: 'x', instanceIds: machines })[1]).toEqual(machines);
  expect(about('GetParameters', { names: ['a', 7, 'b'] })[1]).toEqual(['a', 'b']);
  for (const data of [{ instanceIds: 'i-1' }, { instanceIds: [] }, 'i-1', null, undefined])
    expect(about('SendCommand', data)[1]).toBeUndefined();
  expect(about('DescribeInstances', { instanceIds: machines })[1]).toBeUndefined();
});

it('a session is about the machine on which it is opened', () => {
  expect(about('StartSession', { target: 'i-1' })).toEqual(['i-1', undefined]);
});

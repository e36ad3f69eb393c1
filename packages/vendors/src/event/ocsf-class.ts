import type { OcsfEvent } from '@nightjar/core';

type Classed = Pick<OcsfEvent, 'category_uid' | 'class_uid' | 'activity_id' | 'type_uid'>;

/** The four numbers by which OCSF says what kind of event it is. */
export function classed(classUid: number, activity: number): Classed {
  return {
    category_uid: (classUid / 1000) | 0,
    class_uid: classUid,
    activity_id: activity,
    type_uid: classUid * 100 + activity,
  };
}

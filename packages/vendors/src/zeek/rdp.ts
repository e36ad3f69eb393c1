import type { OcsfEvent } from '@nightjar/core';
import { type Fields, filled, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';

/** A line of rdp.log: a request for a remote desktop. Whether anyone was let in it cannot say. */
export function rdpOf(fields: Fields): Partial<OcsfEvent> {
  const layout = fields.take('keyboard_layout', isText);
  return {
    ...classed(4005, 3),
    status_id: 0,
    app_protocol_name: 'rdp',
    ...filled({
      identifier_cookie: fields.take('cookie', isText),
      keyboard_info: layout === undefined ? undefined : { keyboard_layout: layout },
    }),
  };
}

import type { OcsfEvent } from '@nightjar/core';
import { Fields, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';

/** An unusual rate of calls or errors, as CloudTrail Insights found it; undefined where the record is none. */
export function insightOf(fields: Fields): { event: Partial<OcsfEvent>; type: string } | undefined {
  const details = fields.peek('insightDetails', isRecord);
  if (!details) return undefined;
  const insight = new Fields(details);
  const type = insight.peek('insightType', isText) ?? 'Insight';
  const operation = insight.peek('eventName', isText);
  const isEnd = insight.peek('state', isText) === 'End';
  const uid = fields.peek('sharedEventID', isText) ?? fields.peek('eventID', isText) ?? '';
  return {
    type,
    event: {
      ...classed(2004, isEnd ? 3 : 1),
      finding_info: {
        uid,
        title: operation === undefined ? type : `${type}: ${operation}`,
        types: [type],
      },
    },
  };
}

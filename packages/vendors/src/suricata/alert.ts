import type { OcsfEvent, OcsfFindingDetail } from '@nightjar/core';
import { Fields, filled, isCount, isRecord, isText, isTexts } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Kind } from './normalise.ts';

/** OCSF's severity by the rule's priority, of which 1 is the highest. */
const severities = [0, 4, 3, 2, 1];

/** A rule that matched, as a Detection Finding with the connection as its evidence. */
export const alertOf: Kind = ({ inner, base }) => {
  const action = inner.peek('action', isText);
  return {
    ...classed(2004, 1),
    severity_id: severities[inner.peek('severity', isCount) ?? 0] ?? 0,
    status_id: 1,
    is_alert: true,
    finding_info: findingOf(inner, base),
    evidences: [evidenceOf(base)],
    ...outcomeOf(action, base),
  };
};

function evidenceOf(base: OcsfEvent): NonNullable<OcsfEvent['evidences']>[number] {
  const { src_endpoint: from, dst_endpoint: to, connection_info: connection } = base;
  return filled({ src_endpoint: from, dst_endpoint: to, connection_info: connection })!;
}

function findingOf(inner: Fields, base: OcsfEvent): OcsfFindingDetail {
  const title = inner.take('signature', isText);
  const id = [inner.peek('gid', isCount), inner.peek('signature_id', isCount)];
  const revision = inner.peek('rev', isCount);
  const attacks = attacksOf(inner);
  return {
    uid: base.metadata.uid,
    ...filled({ title, attacks }),
    analytic: {
      type_id: 1,
      uid: id.map((part) => part ?? 0).join(':'),
      ...filled({
        name: title,
        category: inner.take('category', isText),
        version: revision === undefined ? undefined : String(revision),
      }),
    },
  };
}

/** ATT&CK, as the rule's author says it. */
function attacksOf(inner: Fields): OcsfFindingDetail['attacks'] {
  const said = new Fields(inner.peek('metadata', isRecord) ?? {});
  const techniques = said.peek('mitre_technique_id', isTexts) ?? [];
  const names = said.peek('mitre_technique_name', isTexts) ?? [];
  if (techniques.length === 0) return undefined;
  return techniques.map((uid, at) => ({ technique: { uid, ...filled({ name: names[at] }) } }));
}

function outcomeOf(action: string | undefined, base: OcsfEvent): Partial<OcsfEvent> {
  if (action !== 'allowed' && action !== 'blocked') return {};
  return {
    metadata: { ...base.metadata, profiles: ['security_control'] },
    action_id: action === 'allowed' ? 1 : 2,
    disposition_id: action === 'allowed' ? 19 : 2,
  };
}

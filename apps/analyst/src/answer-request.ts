import type { Bus } from '@nightjar/bus';
import { judgeRegrouping, type RegroupingAsked } from '@nightjar/core';
import {
  findUnanswered,
  insertAnalystAnswer,
  inTenant,
  listGrouped,
  lockStage,
  type AnalystRequest,
  type Database,
  type TenantTx,
} from '@nightjar/db';
import { answerInquiry } from './answer-inquiry.ts';
import { renewIncidents } from './renew-incidents.ts';
import { tellChanged } from './tell-changed.ts';

/** What a person asked for, where it was not answered yet: judged and done in one transaction, under the stage's lock. */
export async function answerRequest(of: {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  tenantId: string;
  requestId: string;
  now: number;
}): Promise<void> {
  const { db, bus, tenantId, requestId, now } = of;
  const incidentIds = await inTenant(db, tenantId, async (tx) => {
    await lockStage(tx, 'analyst');
    const request = await findUnanswered(tx, requestId);
    if (request === undefined) return [];
    const { asked } = request;
    return asked.kind === 'investigate'
      ? answerInquiry(tx, { ...request, asked }, now)
      : regroup(tx, { ...request, asked }, now);
  });
  await tellChanged(bus, tenantId, { incidentIds, now });
}

async function regroup(
  tx: TenantTx,
  { id, asked }: AnalystRequest & { asked: RegroupingAsked },
  now: number,
): Promise<string[]> {
  const ids = asked.kind === 'merge' ? [asked.incidentId, asked.otherId] : [asked.incidentId];
  const grouped = await listGrouped(tx, ids);
  const judged = judgeRegrouping(asked, (one) => grouped.get(one));
  const answer = 'refused' in judged ? judged : { regrouping: judged };
  await insertAnalystAnswer(tx, id, { answer, at: now });
  return 'refused' in judged ? [] : renewIncidents(tx, now);
}

import { actOf, evidenceTargetOf, sayRefusal, type OcsfEvent, type Source } from '@nightjar/core';

const textMax = 500;
const cut = (text: string | null | undefined): string | null => text?.slice(0, textMax) || null;

/** What a stored record says beyond its columns, read as the models read it. */
export function aboutEvent(event: OcsfEvent, source: Source) {
  const act = actOf(event, { id: event.metadata.uid, source });
  const { product } = event.metadata;
  return {
    subjectName: cut(act.subjectName),
    service: product.feature?.name ?? product.name,
    target: evidenceTargetOf(act) ?? null,
    application: cut(act.application),
    asnName: act.intel?.asnName ?? null,
    userAgent: cut(act.userAgent),
    errorCode: cut(act.errorCode),
    refusal: sayRefusal(act.errorCode),
    message: cut(event.status_detail),
  };
}

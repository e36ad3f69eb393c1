import { attackVersion } from '@nightjar/core';
import type { ReportIncident } from '../document/types.ts';
import { plain } from '../plain.ts';

/** A layer of the ATT&CK Navigator (format 4.5): the techniques of an incident, each with its findings. */
export function toNavigatorLayer(incident: ReportIncident) {
  const scoreOf = (id: string): number =>
    Math.max(0, ...breachesOf(incident, id).map(({ score }) => Math.round(score)));
  return {
    name: `${incident.displayId} ${plain(incident.title)}`,
    versions: { attack: attackVersion.split('.')[0]!, navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack' as const,
    description: plain(incident.paragraphs[0] ?? ''),
    techniques: incident.techniques.map(({ id }) => ({
      techniqueID: id,
      score: scoreOf(id),
      enabled: true,
      comment: [...new Set(breachesOf(incident, id).map(({ model }) => plain(model)))].join('\n'),
    })),
    // One hue by lightness: the default of red over yellow to green says nothing to many eyes.
    gradient: { colors: ['#e4eef8', '#14548f'], minValue: 0, maxValue: 100 },
    legendItems: [],
    showTacticRowBackground: false,
    hideDisabled: false,
  };
}

function breachesOf({ breaches }: ReportIncident, id: string) {
  return breaches.filter(({ techniques }) => techniques.includes(id));
}

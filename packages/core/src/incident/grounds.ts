import type { Breach, ModelGroup } from '../model/types.ts';
import { phrase } from './event/phrase.ts';
import type { PhraseId } from './event/templates.ts';
import { foreignAgents, isForeign } from './foreign-agents.ts';
import { momentKindOf, type MomentKind } from './moment-kind.ts';
import type { Ground, Hypothesis } from './types.ts';

/** A hypothesis before it is written down; `by` is what it speaks of. */
export interface Weighed extends Pick<Hypothesis, 'id' | 'text' | 'verdict' | 'confidence'> {
  benign?: true;
  by: readonly Breach[];
  kind?: MomentKind;
  required: readonly Ground[];
  supporting?: readonly Ground[];
  contradicting: readonly Ground[];
}

/** The breaches of one incident, asked by group and by what they are about. */
export class Seen {
  readonly breaches: readonly Breach[];
  readonly foreignBreaches: readonly Breach[];
  constructor(breaches: readonly Breach[]) {
    this.breaches = breaches;
    this.foreignBreaches = breaches.filter(isForeign);
  }

  of(...groups: ModelGroup[]): Breach[] {
    return this.breaches.filter((breach) => groups.includes(breach.group));
  }

  byForeign(...groups: ModelGroup[]): Breach[] {
    return this.foreignBreaches.filter((breach) => groups.includes(breach.group));
  }

  /** Breaches of a mailbox or directory, not of a cloud or a network. */
  ofMail(group: ModelGroup): Breach[] {
    return this.of(group).filter(({ modelPath }) => !/^(?:IaaS|Network) \//.test(modelPath));
  }

  ofCloud(...groups: ModelGroup[]): Breach[] {
    return this.of(...groups).filter(isOfCloud);
  }

  get grants(): Breach[] {
    return this.of('PERSIST').filter(({ facts }) => facts.appId ?? facts.appName);
  }

  get foreignNetworks(): number {
    return new Set(
      this.of('ACCESS')
        .flatMap(foreignAgents)
        .map(({ asn }) => asn),
    ).size;
  }
}

export function isOfCloud({ modelPath }: Breach): boolean {
  return modelPath.startsWith('IaaS /') && !isIncoming(modelPath);
}

/** Of a rule or of forwarding: other breaches that hide are of the record of acts. */
export function isOfMailRule({ evidence, facts }: Breach): boolean {
  const { ruleFolder, ruleForwards, ruleName } = facts;
  if (ruleName !== undefined || ruleFolder !== undefined || ruleForwards?.length) return true;
  return evidence.some(({ operation, outcome }) => momentKindOf(operation, outcome) === 'rule');
}

/** A service reached by strangers: a story of its own, whatever its model's place in the catalogue. */
export function isIncoming(modelPath: string): boolean {
  return /Incoming Connections|Refused Connections|Port Reached From Outside/.test(modelPath);
}

/** One thing that was looked for. Found where any breach shows it. */
export function ground(id: PhraseId, by: readonly Breach[], kind?: MomentKind): Ground {
  return { found: by.length > 0, phrase: phrase(id, {}, evidenceOf(by, kind)) };
}

/** What is not there is found where no breach stands against it. */
export function absent(id: PhraseId, by: readonly Breach[]): Ground {
  return { found: by.length === 0, phrase: phrase(id) };
}

/** Event ids of breaches; of one kind of event where a kind is named: sequences also hold what led up to it. */
export function evidenceOf(by: readonly Breach[], kind?: MomentKind): string[] {
  const events = by.flatMap((breach) => breach.evidence);
  const spoken = events.filter(
    ({ operation, outcome }) => momentKindOf(operation, outcome) === kind,
  );
  return [...new Set((spoken.length > 0 ? spoken : events).map((event) => event.id))].sort();
}

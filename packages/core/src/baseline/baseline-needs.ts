import type { Act } from '../entity/types.ts';
import { type Feature, featuresOf } from '../feature/index.ts';
import {
  activePeersOf,
  activeSubjects,
  peersOf,
  shownAnyCountry,
  shownApplication,
  shownCountry,
  usersOf,
} from './count-name.ts';
import type { BaselineView } from './baseline-view.ts';
import { dayOf } from './days.ts';
import { lookedAt } from './score-act.ts';

/** What scoring acts needs of a baseline: whose days, and which of the tenant's counts, by name. */
export class BaselineNeeds {
  readonly subjects = new Set<string>();
  readonly counts = new Set<string>([activeSubjects, shownAnyCountry]);
  readonly #acts: Act[] = [];
  /** Most acts show what others showed: a name is made once. */
  readonly #values = new Map<Feature, Set<string>>();

  add(act: Act): void {
    if (act.subject === null || act.groups) return;
    this.subjects.add(act.subject);
    this.#acts.push(act);
    for (const feature of featuresOf(act.metric))
      for (const value of lookedAt(feature.values(act))) this.#addValue(feature.name, value);
    const country = act.intel?.country;
    if (country != null) this.counts.add(shownCountry(country));
    const application = act.grant?.appId;
    if (application != null) this.counts.add(shownApplication(application));
  }

  /** What is asked of the subjects' groups, which their days tell: call it once these were read. */
  addPeers(view: Pick<BaselineView, 'peerGroup'>): void {
    for (const act of this.#acts) {
      const group = view.peerGroup(act.subject!, dayOf(act.time))?.uid;
      if (group === undefined) continue;
      this.counts.add(activePeersOf(group));
      for (const feature of featuresOf(act.metric))
        for (const value of lookedAt(feature.values(act)))
          this.counts.add(peersOf(group, feature.name, value));
    }
  }

  #addValue(feature: Feature, value: string): void {
    let values = this.#values.get(feature);
    if (!values) this.#values.set(feature, (values = new Set()));
    if (values.has(value)) return;
    values.add(value);
    this.counts.add(usersOf(feature, value));
  }
}

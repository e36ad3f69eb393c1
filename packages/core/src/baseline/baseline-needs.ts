import type { Act } from '../entity/types.ts';
import { type Feature, featuresOf } from '../feature/index.ts';
import {
  activeSubjects,
  shownAnyCountry,
  shownApplication,
  shownCountry,
  usersOf,
} from './count-name.ts';
import { lookedAt } from './score-act.ts';

/** What scoring acts needs of a baseline: whose days, and which of the tenant's counts, by name. */
export class BaselineNeeds {
  readonly subjects = new Set<string>();
  readonly counts = new Set<string>([activeSubjects, shownAnyCountry]);
  /** Most acts show what others showed: a name is made once. */
  readonly #values = new Map<Feature, Set<string>>();

  add(act: Act): void {
    if (act.subject === null) return;
    this.subjects.add(act.subject);
    for (const feature of featuresOf(act.metric))
      for (const value of lookedAt(feature.values(act))) this.#addValue(feature.name, value);
    const country = act.intel?.country;
    if (country != null) this.counts.add(shownCountry(country));
    const application = act.grant?.appId;
    if (application != null) this.counts.add(shownApplication(application));
  }

  #addValue(feature: Feature, value: string): void {
    let values = this.#values.get(feature);
    if (!values) this.#values.set(feature, (values = new Set()));
    if (values.has(value)) return;
    values.add(value);
    this.counts.add(usersOf(feature, value));
  }
}

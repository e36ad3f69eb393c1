import { type Feature, features } from '../feature/index.ts';

/** Values of features as numbers from 0 on: most days of most subjects show the same ones. */
export class ValueNumbers {
  readonly values: string[] = [];
  readonly #features: Feature[] = [];
  readonly #numbers = new Map<Feature, Map<string, number>>(
    features.map((feature) => [feature, new Map()]),
  );

  get count(): number {
    return this.values.length;
  }

  /** A value that is new gets the next number. */
  of(feature: Feature, value: string): number {
    const numbers = this.#numbers.get(feature)!;
    let number = numbers.get(value);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.#features.push(feature);
      numbers.set(value, number);
    }
    return number;
  }

  find(feature: Feature, value: string): number | undefined {
    return this.#numbers.get(feature)!.get(value);
  }

  featureOf(number: number): Feature {
    return this.#features[number]!;
  }
}

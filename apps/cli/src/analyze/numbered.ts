/** Values numbered from 0 as they are first met; of those with one key the first is kept. */
export class Numbered<Value> {
  readonly list: Value[] = [];
  readonly #numbers = new Map<string, number>();

  of(key: string, make: () => Value): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.list.push(make()) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** Says which word of which model is wrong, and where, as far as it is known. */
export class ModelError extends Error {
  readonly model: string;
  readonly problem: string;
  /** The word as written: whoever read the file finds its line by it. */
  readonly word: string | null;

  constructor(model: string, problem: string, word: string | null = null) {
    super(`${model}: ${problem}`);
    this.name = 'ModelError';
    this.model = model;
    this.problem = problem;
    this.word = word;
  }
}

import { parseArgs } from 'node:util';

export interface ChaosArguments {
  kills: number;
  seed: number;
}

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} is "${text}": give a whole number.`);
};

/** Of `--kills=50 --seed=7`; throws one sentence where it makes no sense. */
export function readOptions(args: readonly string[]): ChaosArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '7' },
    },
  });
  return { kills: whole('kills', values.kills), seed: whole('seed', values.seed) };
}

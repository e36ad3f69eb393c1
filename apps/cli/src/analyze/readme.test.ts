import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { run, samplePath } from '../cli.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');

/** What the README shows below the command, without what it leaves out. */
const shown = /^\$ \.\/nightjar analyze .*\n([^`]*)^```/m
  .exec(readme)![1]!
  .split('\n')
  .filter((line) => line.trim() !== '' && line.trim() !== '[...]');

it('what the README shows of the sample is what the analysis prints, in its order', async () => {
  const { out } = await run(['analyze', samplePath]);
  const printed = out.split('\n');
  const places = shown.map((line) => printed.indexOf(line));
  expect(shown.filter((_, at) => places[at] === -1)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(shown.length).toBeGreaterThan(5);
});

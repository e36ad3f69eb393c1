// `npm run eval:incidents -- --stories=200`: generated stories, and whether the breaches of each are one incident.
import { parseArgs } from 'node:util';
import { say } from '../bench/measure.ts';
import { type AssessedTenant, assessTenant, type ToldStory } from './incidents/assess-tenant.ts';
import { stageTenants } from './incidents/stage-tenants.ts';
import { summariseGrouping, isGroupingMet } from './incidents/summarise-grouping.ts';

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '200' },
    tenants: { type: 'string', default: '6' },
    density: { type: 'string', default: '1,10' },
    applications: { type: 'string', default: 'own' },
    seed: { type: 'string', default: 'incidents' },
  },
});
const [stories, tenants, seed] = [Number(values.stories), Number(values.tenants), values.seed];
const applications: 'own' | 'shared' = values.applications === 'shared' ? 'shared' : 'own';
const shownMax = 8;
/** Rare stories need many people and months; dense ones happen in a small tenant. */
const usersAt = (density: number): number => (density < 5 ? 140 : 60);

async function runAt(density: number) {
  const plan = { stories, tenants, density, applications, users: usersAt(density), seed };
  const assessed: AssessedTenant[] = [];
  for (const tenant of stageTenants(plan)) {
    const one = await assessTenant(tenant);
    assessed.push(one);
    const { right, together, alike } = one.pairs;
    say(
      `density ${density}, ${tenant.name}: ${tenant.stories.length} stories, ${one.read} events, ` +
        `pairs right ${right} of ${together} together and ${alike} alike, ${one.otherIncidents} other incidents`,
    );
    for (const told of one.stories.filter(isTroubled).slice(0, shownMax)) say(`  ${tell(told)}`);
  }
  return { density, ...summariseGrouping(assessed) };
}

function isTroubled({ incidents, mixedWith }: ToldStory): boolean {
  return incidents !== 1 || mixedWith.length > 0;
}

function tell({ kind, breaches, incidents, groups, mixedWith }: ToldStory): string {
  const others = mixedWith.length === 0 ? '' : `, with ${mixedWith.slice(0, 3).join(', ')}`;
  return `${kind}: ${breaches} breaches, ${incidents} incidents, ${groups} groups${others}`;
}

const runs = [];
for (const density of values.density.split(',')) runs.push(await runAt(Number(density)));
console.log(JSON.stringify({ ...runs[0], others: runs.slice(1) }));
process.exitCode = isGroupingMet(runs[0]!) ? 0 : 1;

export { freshDatabase, type FreshDatabase } from './fresh-database.ts';
export { makeAction, makeBreach, makeEventRow, makeForeignAgent, makeIncident } from './rows.ts';

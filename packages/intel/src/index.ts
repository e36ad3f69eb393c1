export { openIntelligence, type Intelligence } from './open-intelligence.ts';
export { parseAddress, type Address } from './parse-address.ts';

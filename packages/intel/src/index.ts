export { classOfProvider } from './class-of-provider.ts';
export { openIntelligence, type Intelligence } from './open-intelligence.ts';
export { parseAddress, type Address } from './parse-address.ts';
export { parseNetwork, type Network } from './parse-network.ts';
export { withEgress } from './with-egress.ts';

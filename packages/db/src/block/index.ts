export { openBlock, packBlock, type Block, type BlockEvent } from './block.ts';
export { packScores, unpackScores, type BatchScores, type Wanted } from './pack-scores.ts';

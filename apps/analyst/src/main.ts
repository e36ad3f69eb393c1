import { runService } from '@nightjar/service';
import { wireAnalyst } from './analyst.module.ts';

await runService({ name: 'analyst', wire: wireAnalyst });

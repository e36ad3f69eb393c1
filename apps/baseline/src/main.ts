import { runService } from '@nightjar/service';
import { wireBaseline } from './baseline.module.ts';

await runService({ name: 'baseline', wire: wireBaseline });

import { runService } from '@nightjar/service';
import { wireSweeper } from './sweeper.module.ts';

await runService({ name: 'sweeper', wire: wireSweeper });

import { runService } from '@nightjar/service';
import { wireEvaluator } from './evaluator.module.ts';

await runService({ name: 'evaluator', wire: wireEvaluator });

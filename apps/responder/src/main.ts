import { runService } from '@nightjar/service';
import { wireResponder } from './responder.module.ts';

await runService({ name: 'responder', wire: wireResponder });

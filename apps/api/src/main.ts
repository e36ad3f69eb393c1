import { runService } from '@nightjar/service';
import { wireApi } from './wire-api.ts';

await runService({ name: 'api', wire: wireApi, portVariable: 'NIGHTJAR_API_PORT' });

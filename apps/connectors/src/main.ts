import { runService } from '@nightjar/service';
import { wireConnectors } from './connectors.module.ts';

await runService({
  name: 'connectors',
  wire: wireConnectors,
  portVariable: 'NIGHTJAR_INTAKE_PORT',
});

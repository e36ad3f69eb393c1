import { onStage } from './on-stage.ts';
import { decisions } from './suites/decisions.ts';
import { detection } from './suites/detection.ts';
import { edges } from './suites/edges.ts';
import { incidents } from './suites/incidents.ts';
import { keyboard } from './suites/keyboard.ts';
import { search } from './suites/search.ts';
import { uploads } from './suites/uploads.ts';

onStage('what people do in the portal', [
  keyboard,
  decisions,
  detection,
  incidents,
  search,
  edges,
  uploads,
]);

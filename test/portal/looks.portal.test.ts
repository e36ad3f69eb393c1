import { onStage } from './on-stage.ts';
import { accessibility } from './suites/accessibility.ts';
import { hostileText } from './suites/hostile-text.ts';
import { live } from './suites/live.ts';
import { tenancy } from './suites/tenancy.ts';

onStage('what the portal shows', [accessibility, live, hostileText, tenancy]);

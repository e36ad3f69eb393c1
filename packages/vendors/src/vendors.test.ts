import { sources } from '@nightjar/core';
import { describeVendor } from './conformance.ts';
import { vendors } from './index.ts';

for (const source of sources) describeVendor(source, vendors[source]);

#!/usr/bin/env node
// Runs a TypeScript file of this repository under Node 24, fetching Node 24, pnpm and the packages
// first where they are missing: node tools/run.js [flags of Node] <file> [arguments]. Plain old JavaScript up to the
// version check, so that an old Node can say what is wrong instead of failing to parse.
'use strict';

var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    'Nightjar needs Node 20 or newer to begin (this is ' + process.version + '): install it from https://nodejs.org and try again.\n'
  );
  process.exit(1);
}

require('./bootstrap.js').main(process.argv.slice(2));

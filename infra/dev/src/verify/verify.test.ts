import { describe, expect, it } from 'vitest';
import { boundaries } from './boundaries.ts';
import { docReferences } from './doc-references.ts';
import { glossary } from './glossary.ts';
import type { Guard } from './guard.ts';
import { purity } from './purity.ts';

type Case = { guard: Guard; path: string; bad: string; good: string };

const cases: Case[] = [
  {
    guard: boundaries,
    path: 'packages/core/src/a.ts',
    bad: "import x from 'pg';",
    good: "import { z } from 'zod';",
  },
  {
    guard: boundaries,
    path: 'packages/bus/src/a.ts',
    bad: "import { x } from '@nightjar/db';",
    good: "import { x } from '@nightjar/core';",
  },
  {
    guard: boundaries,
    path: 'packages/service/src/a.ts',
    bad: "import { x } from '@nightjar/vendors';",
    good: "import { x } from '@nightjar/bus';",
  },
  {
    guard: boundaries,
    path: 'apps/api/src/a.ts',
    bad: "import { x } from '@nightjar/baseline';",
    good: "import { x } from '@nightjar/db';",
  },
  {
    guard: boundaries,
    path: 'apps/api/src/b.ts',
    bad: "import { x } from '../../baseline/src/b.ts';",
    good: "import { x } from './c.ts';",
  },
  {
    guard: boundaries,
    path: 'apps/api/src/c.ts',
    bad: "import { Module } from '@nestjs/common';",
    good: "import { x } from '@nightjar/service';",
  },
  {
    guard: boundaries,
    path: 'apps/portal/src/a.ts',
    bad: "import { x } from '@nightjar/core';",
    good: "import React from 'react';",
  },
  {
    guard: boundaries,
    path: 'apps/analyst/src/a.ts',
    bad: "import { x } from '@nightjar/vendors/client';",
    good: "import { x } from '@nightjar/vendors';",
  },
  {
    guard: boundaries,
    path: 'test/reference/a.ts',
    bad: "import { x } from '@nightjar/core/baseline';",
    good: "import { x } from '@nightjar/core/ocsf';",
  },
  {
    guard: boundaries,
    path: 'test/reference/b.ts',
    bad: "import { x } from '../../apps/baseline/src/b.ts';",
    good: "import { x } from './a.ts';",
  },
  {
    guard: purity,
    path: 'packages/core/src/a.ts',
    bad: 'const now = new Date();',
    good: 'const at = new Date(ms);',
  },
  {
    guard: purity,
    path: 'packages/core/src/b.ts',
    bad: 'const p = Math.random();',
    good: '// Math.random would be chance\nconst p = draw(seed);',
  },
  {
    guard: glossary,
    path: 'packages/db/src/a.ts',
    bad: 'export class TenantManager {}',
    good: 'export type Tenant = {};',
  },
  {
    guard: glossary,
    path: 'packages/db/src/c.ts',
    bad: 'export interface ITenant {}',
    good: 'export type Incident = {};',
  },
  {
    guard: docReferences,
    path: 'README.md',
    bad: 'See `docs/missing.md`.',
    good: 'See [this](README.md).',
  },
  { guard: docReferences, path: 'a.md', bad: 'Try npm run nothing.', good: 'Try npm start.' },
];

describe('each guard finds what it forbids and nothing else', () => {
  it.each(cases)('$guard.name: $bad', async ({ guard, path, bad, good }) => {
    expect(await guard.check([{ path, text: bad }])).toHaveLength(1);
    expect(await guard.check([{ path, text: good }])).toEqual([]);
  });

  it('a folder named utils is found', async () => {
    expect(await glossary.check([{ path: 'packages/db/src/utils/a.ts', text: '' }])).toHaveLength(
      1,
    );
  });

  it('a Nest file may import Nest', async () => {
    const text = "import { Module } from '@nestjs/common';";
    expect(await boundaries.check([{ path: 'apps/api/src/api.module.ts', text }])).toEqual([]);
  });
});

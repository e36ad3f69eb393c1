import { resolve } from 'node:path';
import type { NextConfig } from 'next';

const root = resolve(import.meta.dirname, '../..');

/** cacheComponents stays off: it would keep another tenant's page mounted but hidden after a switch. */
const config: NextConfig = {
  // A test builds beside a portal that runs, not under it.
  distDir: process.env.NIGHTJAR_PORTAL_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // pnpm's links lead out of this folder; both roots must hold them.
  turbopack: { root },
  outputFileTracingRoot: root,
  // Headers of pages and API come from proxy.ts; these are for the static files it does not see.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        {
          key: 'Permissions-Policy',
          value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
        },
      ],
    },
  ],
};

export default config;

import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

// React streams parts of a page in hidden elements: this is the hash of their `display:none`, the one style
// attribute that server HTML may carry.
const hiddenPart = "'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='";

const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-hashes' ${hiddenPart}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers of every page: a fresh nonce, nothing kept in any cache. Not authorisation: that is the API's. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy(nonce));
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy(nonce));
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

// Next copies a body for this function, and cuts it at 10 MB: uploads pass beside it.
export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg|api/upload$).*)'] };

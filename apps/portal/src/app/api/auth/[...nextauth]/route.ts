import NextAuth from 'next-auth';
import { authOptions } from '../../../../session/auth-options.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: Request, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions()) as Promise<Response>;

export { handle as GET, handle as POST };

import { Moon } from 'lucide-react';
import { headers } from 'next/headers';
import { demoAccounts } from '../../session/demo-accounts.ts';
import { nextPath } from '../../session/next-path.ts';
import { LoginForm } from './login-form.tsx';

export const metadata = { title: 'Sign in' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { next, out } = await searchParams;
  const accounts = demoAccounts((await headers()).get('host'));
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[408px] flex-col justify-center gap-5 px-4 py-8">
      <div>
        <p className="flex items-center gap-2 text-16 font-strong">
          <Moon size={18} aria-hidden="true" fill="currentColor" />
          Nightjar
        </p>
        <h1 className="mt-4 text-28 font-strong">Sign in</h1>
        {out && (
          <p role="status" className="mt-1 text-text2">
            You are signed out.
          </p>
        )}
      </div>
      <LoginForm next={nextPath(next)} accounts={accounts} />
    </main>
  );
}

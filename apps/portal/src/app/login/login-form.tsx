'use client';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { DemoAccount } from '../../session/demo-accounts.ts';
import { signInWith } from '../../session/sign-in.ts';
import { DemoAccounts } from './demo-accounts.tsx';

/** Address and password; a refusal is said beside the form and keeps what was typed. */
export function LoginForm({ next, accounts }: { next: string; accounts: DemoAccount[] }) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<string | null>(null);
  // Until the script runs, a press would post the form past it.
  const [isBusy, setBusy] = useState(true);
  useEffect(() => setBusy(false), []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const result = await signInWith(String(form.get('email')), String(form.get('password')));
    if (result.isIn) return location.assign(next);
    setBusy(false);
    setMessage(result.message);
  }

  function fillIn(account: DemoAccount) {
    if (email.current) email.current.value = account.email;
    if (password.current) password.current.value = account.password;
  }

  return (
    <>
      <form
        method="post"
        action="/api/auth/callback/credentials"
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-3 rounded-lg border border-border bg-surface p-5"
      >
        <label className="flex flex-col gap-1 font-medium">
          Work e-mail
          <input
            ref={email}
            name="email"
            type="email"
            autoComplete="username"
            required
            className="field min-h-9 text-14 font-normal"
          />
        </label>
        <label className="flex flex-col gap-1 font-medium">
          Password
          <input
            ref={password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="field min-h-9 text-14 font-normal"
            aria-describedby={message ? 'refusal' : undefined}
          />
        </label>
        {message && (
          <p id="refusal" role="alert" className="text-danger">
            {message}
          </p>
        )}
        <button
          type="submit"
          disabled={isBusy}
          className="button button-primary mt-1 min-h-9 justify-center text-14"
        >
          Sign in
        </button>
      </form>
      {accounts.length > 0 && <DemoAccounts accounts={accounts} onUse={fillIn} />}
    </>
  );
}

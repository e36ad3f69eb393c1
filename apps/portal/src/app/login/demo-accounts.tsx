import type { DemoAccount } from '../../session/demo-accounts.ts';

interface Props {
  accounts: DemoAccount[];
  onUse: (account: DemoAccount) => void;
}

/** One login per role of the demo. */
export function DemoAccounts({ accounts, onUse }: Props) {
  return (
    <section aria-labelledby="demo" className="rounded-lg border border-border bg-surface">
      <h2 id="demo" className="border-b border-border px-5 py-2.5 font-strong">
        Demo accounts <span className="font-normal text-text2">on this machine only</span>
      </h2>
      <ul>
        {accounts.map((account) => (
          <li
            key={account.email}
            className="flex items-center gap-3 border-b border-border px-5 py-2 last:border-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">{account.role}</p>
              <p className="break-anywhere font-mono text-12 text-text2">{account.email}</p>
              <p className="break-anywhere font-mono text-12 text-text2">{account.password}</p>
            </div>
            <button
              type="button"
              className="button"
              aria-label={`Use ${account.role}`}
              onClick={() => onUse(account)}
            >
              Use
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

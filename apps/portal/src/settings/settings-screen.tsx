import type { ServiceLevel } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Panel } from '../ui/panel.tsx';
import { LevelForm } from './level-form.tsx';

interface Props {
  tenant: { slug: string; name: string };
  levels: readonly ServiceLevel[];
  canSet: boolean;
}

/** What was agreed with a tenant. */
export function SettingsScreen({ tenant, levels, canSet }: Props) {
  return (
    <>
      <header className="border-b border-border bg-surface px-4 py-2.5">
        <p className="text-text2">
          <Told text={tenant.name} max={80} />
        </p>
        <h1 className="mt-1 text-20 font-strong">Settings</h1>
      </header>
      <div className="w-full max-w-[920px] p-2 sm:px-4 sm:py-3">
        <Panel id="levels" title="Service hours" isPadded={false}>
          <div className="border-b border-border px-3 py-3 text-text2 sm:px-4">
            <p className="max-w-[72ch]">
              How soon somebody takes an incident on, contains it and closes it, from when it became
              known. Clocks stand still while it is on hold. Kept to the minute; changes are in the
              audit log.
            </p>
          </div>
          {!canSet && (
            <p className="border-b border-border px-3 py-2 sm:px-4">
              Read-only: admins of this tenant or of its provider agree hours.
            </p>
          )}
          {levels.map((level) => (
            <LevelForm key={level.severity} tenant={tenant.slug} level={level} canSet={canSet} />
          ))}
        </Panel>
      </div>
    </>
  );
}

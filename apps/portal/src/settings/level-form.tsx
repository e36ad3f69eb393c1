'use client';
import { useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { ServiceLevel } from '../graphql/schema.ts';
import { useDecide } from '../response/use-decide.ts';
import { SeverityTag } from '../ui/severity.tsx';
import { clockFields, faultsOf, hoursOf, typedOf } from './levels.ts';
import type { ClockField, Typed } from './levels.ts';

interface FieldProps {
  id: string;
  name: string;
  value: string;
  fault: string | undefined;
  isReadOnly: boolean;
  onChange: (value: string) => void;
}

function HoursField({ id, name, value, fault, isReadOnly, onChange }: FieldProps) {
  return (
    <div className="min-w-0 flex-1 basis-20">
      <label htmlFor={id} className="mb-1 block text-12 text-text2">
        {name}, hours
      </label>
      <input
        id={id}
        className="field"
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        value={value}
        readOnly={isReadOnly}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className="mt-1 text-12 text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The hours of one severity; what is wrong is said beside its field. */
export function LevelForm({
  tenant,
  level,
  canSet,
}: {
  tenant: string;
  level: ServiceLevel;
  canSet: boolean;
}) {
  const [typed, setTyped] = useState<Typed>(typedOf(level));
  const [isSaved, setSaved] = useState(false);
  const { decide, isBusy, refusal } = useDecide();
  const faults = faultsOf(typed);
  const known = typedOf(level);
  const isChanged = clockFields.some(([field]) => typed[field].trim() !== known[field]);
  const change = (field: ClockField, value: string) => {
    setSaved(false);
    setTyped({ ...typed, [field]: value });
  };
  const save = async () => {
    const { severity } = level;
    const hours = hoursOf(typed);
    setSaved(await decide(() => ask('setServiceLevel', { tenant, severity, ...hours })));
  };
  return (
    <form
      aria-label={`${level.severity.toLowerCase()} incidents`}
      className="border-b border-border px-3 py-3 last:border-0 sm:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <h3 className="w-full sm:w-28 sm:pt-5">
          <SeverityTag severity={level.severity} />
        </h3>
        {clockFields.map(([field, name]) => (
          <HoursField
            key={field}
            id={`${level.severity}-${field}`}
            name={name}
            value={typed[field]}
            fault={faults[field]}
            isReadOnly={!canSet}
            onChange={(value) => change(field, value)}
          />
        ))}
        {canSet && (
          <button
            type="submit"
            className="button sm:mt-5"
            disabled={isBusy || !isChanged || Object.keys(faults).length > 0}
          >
            {isBusy ? 'Saving…' : 'Save'}
          </button>
        )}
      </div>
      {isSaved && !isChanged && (
        <p role="status" className="mt-2 text-text2">
          Saved: clocks follow at once.
        </p>
      )}
      {refusal && (
        <p role="alert" className="mt-2 text-danger">
          Not saved: {refusal}
        </p>
      )}
    </form>
  );
}

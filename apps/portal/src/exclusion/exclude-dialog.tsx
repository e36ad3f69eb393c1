'use client';
import { useState } from 'react';
import type { ExclusionCondition } from '../graphql/detection.ts';
import { Told } from '../text/told.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldWords, shownValue } from './field-words.ts';
import { Preview } from './preview.tsx';

/** What a person chose to leave alone. */
export interface Chosen {
  conditions: ExclusionCondition[];
  reason: string;
  days: number;
}

interface Props {
  tenant: string;
  model: string;
  suggested: readonly ExclusionCondition[];
  isBusy: boolean;
  onChoose: (chosen: Chosen) => void;
  onClose: () => void;
}

const spans = [7, 30, 90, 365] as const;
// What narrows most stands first: an account's one act.
const chosenFirst = 2;

/** Which acts a model leaves alone, for how long and why, with what that would have hidden. */
export function ExcludeDialog({ tenant, model, suggested, isBusy, onChoose, onClose }: Props) {
  const [chosen, setChosen] = useState(() => suggested.slice(0, chosenFirst));
  const toggle = (one: ExclusionCondition) =>
    setChosen(suggested.filter((each) => (each === one) !== chosen.includes(each)));
  return (
    <Modal title="Leave such acts alone" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const said = new FormData(event.currentTarget);
          const reason = String(said.get('reason')).trim();
          if (reason && chosen.length > 0)
            onChoose({ conditions: chosen, reason, days: Number(said.get('days')) });
        }}
      >
        <p className="mb-3 text-text2 break-anywhere">{model}</p>
        <fieldset>
          <legend className="mb-1 font-strong">Where all of this is so</legend>
          {suggested.map((one) => (
            <label key={one.field} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-(--accent)"
                checked={chosen.includes(one)}
                onChange={() => toggle(one)}
              />
              <span className="min-w-0 break-anywhere">
                {fieldWords[one.field]} is{' '}
                <span className="font-mono text-12">
                  <Told text={shownValue(one)} max={120} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="mt-2 min-h-12 rounded-md border border-border bg-surface px-3 py-2">
          <Preview tenant={tenant} model={model} conditions={chosen} />
        </div>
        <label className="mt-3 block font-strong">
          Reason
          <textarea
            name="reason"
            required
            rows={2}
            maxLength={2000}
            className="field mt-1 font-normal"
          />
        </label>
        <label className="mt-2 flex items-center gap-2 font-strong">
          For
          <select name="days" defaultValue={30} className="field w-auto font-normal">
            {spans.map((days) => (
              <option key={days} value={days}>
                {days === 365 ? 'a year' : `${days} days`}
              </option>
            ))}
          </select>
        </label>
        <p className="mt-2 text-text2">
          It holds for acts from now on. What was found stands, and what is kept quiet is counted.
        </p>
        <button
          type="submit"
          className="button button-primary mt-3"
          disabled={isBusy || chosen.length === 0}
        >
          Leave alone
        </button>
      </form>
    </Modal>
  );
}

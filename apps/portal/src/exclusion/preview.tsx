'use client';
import { useEffect, useState } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import type { ExclusionCondition, Previewed } from '../graphql/detection.ts';

interface Props {
  tenant: string;
  model: string;
  conditions: ExclusionCondition[];
}

/** What would have been kept quiet, judged again each time the conditions change. */
export function Preview({ tenant, model, conditions }: Props) {
  const asked = JSON.stringify({ tenant, model, conditions });
  const [answer, setAnswer] = useState<{ asked: string; told: Previewed | string } | null>(null);
  const isNothing = conditions.length === 0;
  useEffect(() => {
    if (isNothing) return undefined;
    let isGone = false;
    const tell = (told: Previewed | string) => isGone || setAnswer({ asked, told });
    ask('previewExclusion', JSON.parse(asked)).then(
      ({ previewed }) => tell(previewed),
      (fault: unknown) =>
        tell(fault instanceof AskFault ? fault.message : 'It could not be judged.'),
    );
    return () => void (isGone = true);
  }, [asked, isNothing]);
  if (isNothing) return <p role="status">Choose what must be so of an act.</p>;
  if (answer?.asked !== asked) return <p role="status">Judging the last 30 days again…</p>;
  if (typeof answer.told === 'string') return <p role="alert">{answer.told}</p>;
  return <Told previewed={answer.told} />;
}

function Told({ previewed }: { previewed: Previewed }) {
  if (previewed.__typename !== 'ExclusionPreview') return <p role="alert">{previewed.message}</p>;
  const { breaches, hiddenCount, hiddenTruePositives, notJudged } = previewed;
  return (
    <div role="status">
      <p>
        In the last 30 days it would have kept{' '}
        <strong className="font-strong">{counted(hiddenCount)}</strong> quiet; the model made{' '}
        {counted(breaches)}.{notJudged > 0 && ` ${notJudged} could not be judged again.`}
      </p>
      {hiddenTruePositives > 0 && (
        <p className="mt-1 border-l-4 border-sev-critical pl-2 font-strong">
          {hiddenTruePositives === 1 ? 'One of them was' : `${hiddenTruePositives} of them were`}{' '}
          confirmed as an attack.
        </p>
      )}
    </div>
  );
}

function counted(n: number): string {
  return n === 0 ? 'no breach' : n === 1 ? '1 breach' : `${n.toLocaleString('en-GB')} breaches`;
}

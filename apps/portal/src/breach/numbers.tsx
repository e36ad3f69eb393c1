import type { ReactNode } from 'react';
import type { ComparedObservation } from '../graphql/detection.ts';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';

const columns = [
  'Feature',
  'Observed',
  'For this account',
  'Among peers',
  'In the tenant',
  'Rarity',
  'First seen',
] as const;
type Column = (typeof columns)[number];

const firstSeen = ({ atUser, firstSeenOn }: ComparedObservation): string => {
  if (atUser === null) return '–';
  return firstSeenOn === null ? 'not before' : formatTime(firstSeenOn, 'date');
};

/** A cell that names its column where rows are laid out as cards. */
function Cell({ of, children }: { of: Column; children: ReactNode }) {
  return (
    <td role="cell">
      <span className="numbers-label" aria-hidden="true">
        {of}
      </span>
      {children}
    </td>
  );
}

function Sample({ n, of }: { n: number; of: string }) {
  return (
    <span className="block text-12 text-text2">
      n = {n.toLocaleString('en-GB')} {of}
    </span>
  );
}

function Compared({ text, n, of }: { text: string | null; n: number | null; of: string }) {
  if (text === null) return '–';
  return (
    <>
      <Told text={text} max={120} />
      <Sample n={n ?? 0} of={of} />
    </>
  );
}

function Row({ of, isGrouped }: { of: ComparedObservation; isGrouped: boolean }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Told text={of.feature} max={60} />
      </th>
      <Cell of="Observed">
        <span className="font-medium">
          <Told text={of.observed} max={120} />
        </span>
      </Cell>
      <Cell of="For this account">
        <Told text={of.atUser ?? of.expected} max={160} />
        <Sample n={of.n} of="days" />
      </Cell>
      {isGrouped && (
        <Cell of="Among peers">
          <Compared text={of.atPeers} n={of.nPeers} of="peers" />
        </Cell>
      )}
      <Cell of="In the tenant">
        <Compared text={of.inTenant} n={of.nTenant} of="users" />
      </Cell>
      <Cell of="Rarity">{of.rarity === null ? '–' : of.rarity.toFixed(0)}</Cell>
      <Cell of="First seen">{firstSeen(of)}</Cell>
    </tr>
  );
}

/** Observed against expected, for the account, its peers and the tenant, each with its sample size. */
export function Numbers({ observations }: { observations: readonly ComparedObservation[] }) {
  if (observations.length === 0) {
    return (
      <p className="text-text2">
        No baseline is asked: the act itself is what the model looks for.
      </p>
    );
  }
  const isGrouped = observations.some(({ atPeers }) => atPeers !== null);
  const shown = columns.filter((name) => isGrouped || name !== 'Among peers');
  const windows = [...new Set(observations.map(({ window }) => window))];
  return (
    <div className="numbers">
      <table role="table" className="numbers-table">
        <caption className="caption pb-1 text-left">
          Observed against <Told text={windows.join('; ')} max={160} />. Rarity is 0 to 100.
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {shown.map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {observations.map((one, at) => (
            <Row key={at} of={one} isGrouped={isGrouped} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/panel.tsx';
import { drawMap } from './draw-map.ts';
import { placesOf } from './places-of.ts';
import type { NetworkPlace } from './places-of.ts';
import { WorldMap } from './world-map.tsx';

const addressesMax = 3;
const foldedMax = 60;
const placesMax = 60;

const countryName = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

const isCode = (country: string | null): country is string => /^[A-Z]{2}$/.test(country ?? '');

function Addresses({ addresses }: Pick<NetworkPlace, 'addresses'>) {
  const lines = addresses.slice(0, foldedMax).map((ip) => (
    <span key={ip} className="mr-2 inline-flex items-center gap-1">
      <Told text={ip} max={60} />
      <CopyButton text={ip} says={`Copy ${ip} raw`} />
    </span>
  ));
  const folded = addresses.length - addressesMax;
  return (
    <>
      {lines.slice(0, addressesMax)}
      {folded > 0 && (
        <details>
          <summary className="min-h-6 text-text2">
            {folded} more<span className="sr-only"> addresses</span>
          </summary>
          {lines.slice(addressesMax)}
          {addresses.length > foldedMax && (
            <span className="text-text2">and {addresses.length - foldedMax} more</span>
          )}
        </details>
      )}
    </>
  );
}

function Place({ place }: { place: NetworkPlace }) {
  const { asn, name, country, kind, addresses, clients, count, first, last, isForeign } = place;
  return (
    <tr className="border-t border-border align-top">
      <th scope="row" className="py-1.5 pr-3 text-left font-medium">
        <Told text={name ?? (asn === null ? 'Unknown network' : `AS${asn}`)} max={80} />
        <span className="observed-more block font-normal text-text2">
          {[asn === null ? null : `AS${asn}`, kind, isForeign ? 'foreign to the account' : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </th>
      <td className="py-1.5 pr-3">
        <span className="observed-label">Country</span>
        <span>{isCode(country) ? countryName.of(country) : 'unknown'}</span>
      </td>
      <td className="observed-line py-1.5 pr-3">
        <span className="observed-label">Addresses</span>
        <span>
          <Addresses addresses={addresses} />
        </span>
      </td>
      <td className="py-1.5 pr-3">
        <span className="observed-label">Clients</span>
        <span>
          <Told text={clients.join(', ') || '–'} max={160} />
        </span>
      </td>
      <td className="py-1.5 text-right">
        <span className="observed-label">Events</span>
        <span>
          {count.toLocaleString('en-GB')}
          <span className="observed-more block whitespace-nowrap text-text2">
            <Utc at={first} />
            {first !== last && (
              <>
                {' – '}
                <Utc at={last} />
              </>
            )}
          </span>
        </span>
      </td>
    </tr>
  );
}

function Networks({ places }: { places: readonly NetworkPlace[] }) {
  return (
    <table className="observed-table mt-3 w-full text-12">
      <caption className="caption pb-1 text-left">
        Networks, foreign ones first. A country is where a network is registered, not where a person
        is.
      </caption>
      <thead>
        <tr className="text-left text-text2">
          {['Network', 'Country', 'Addresses', 'Clients, devices'].map((name) => (
            <th key={name} scope="col" className="pr-3 font-medium">
              {name}
            </th>
          ))}
          <th scope="col" className="text-right font-medium">
            Events (UTC)
          </th>
        </tr>
      </thead>
      <tbody>
        {places.slice(0, placesMax).map((place) => (
          <Place key={place.id} place={place} />
        ))}
      </tbody>
    </table>
  );
}

/** Where it came from: a map of countries, and the networks, which are the real content. */
export function MapPanel({ incident }: { incident: Incident }) {
  const places = placesOf(incident.breaches);
  const drawn = drawMap(places);
  return (
    <Panel
      id="map"
      title="Where from"
      note={places.length === 1 ? '1 network' : `${places.length} networks`}
      digit={5}
    >
      {places.length === 0 ? (
        <p className="text-text2">No cited event tells an address.</p>
      ) : (
        <>
          {drawn && <WorldMap drawn={drawn} />}
          <Networks places={places} />
          {places.length > placesMax && (
            <p className="mt-2 text-text2">
              The first {placesMax} of {places.length}.
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

'use client';
import { Command } from 'cmdk';
import { useState } from 'react';
import { entityUrl } from '../entity/entity-url.ts';
import { Modal } from '../ui/modal.tsx';

interface Props {
  tenants: { slug: string; name: string }[];
  home: string;
  areas: readonly { href: string; name: string }[];
  /** Slug of the tenant whose entities can be opened. */
  entitiesOf?: string | undefined;
  isTenantsOnly: boolean;
  onHelp: () => void;
  onClose: () => void;
}

const item =
  'flex min-h-8 cursor-pointer items-center rounded-md px-2 data-[selected=true]:bg-selected coarse:min-h-11';

/** Search or run: tenants, pages, help. Every choice is a whole document load. */
export function Palette({
  tenants,
  home,
  areas,
  entitiesOf,
  isTenantsOnly,
  onHelp,
  onClose,
}: Props) {
  const [typed, setTyped] = useState('');
  const named = /[@:]/.test(typed) ? typed.trim() : '';
  const go = (href: string) => () => location.assign(href);
  return (
    <Modal title={isTenantsOnly ? 'Switch tenant' : 'Search or run'} onClose={onClose}>
      <Command label="Search or run" loop>
        <Command.Input
          autoFocus
          className="field mb-2"
          value={typed}
          onValueChange={setTyped}
          placeholder={
            isTenantsOnly ? 'Tenant' : entitiesOf ? 'Page, tenant or account' : 'Tenant or page'
          }
        />
        <Command.List className="max-h-80 overflow-y-auto">
          <Command.Empty className="px-2 py-3 text-text2">Nothing of that name.</Command.Empty>
          {tenants.map(({ slug, name }) => (
            <Command.Item
              key={slug}
              value={`${name} ${slug}`}
              className={item}
              onSelect={go(`/t/${slug}`)}
            >
              {name}
            </Command.Item>
          ))}
          {!isTenantsOnly && (
            <>
              {entitiesOf !== undefined && named !== '' && (
                <Command.Item
                  value={`entity ${typed}`}
                  className={item}
                  onSelect={go(entityUrl(entitiesOf, named))}
                >
                  Account {named}
                </Command.Item>
              )}
              {areas.map(({ href, name }) => (
                <Command.Item key={href} className={item} onSelect={go(href)}>
                  {name}
                </Command.Item>
              ))}
              <Command.Item className={item} onSelect={go(home)}>
                Start page
              </Command.Item>
              <Command.Item className={item} onSelect={onHelp}>
                Keyboard help
              </Command.Item>
            </>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}

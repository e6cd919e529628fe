import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { allRoles } from '@/lib/roles';
import { paletteEntries } from './palette-entries';

it('offers to read the products from the ERP to those whom the catalog lets', () => {
  const nothing = () => undefined;
  const offered = allRoles.filter(role => paletteEntries(((key: string) => key) as TFunction, [role], { go: nothing, syncProducts: nothing })
    .some(group => group.items.some(({ id }) => id === 'sync-products')));
  expect(offered).toEqual(['Owner', 'Admin', 'Sales']);
});

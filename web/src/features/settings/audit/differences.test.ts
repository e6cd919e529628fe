import { describe, expect, it } from 'vitest';
import { differences } from './differences';

describe('what a change changed', () => {
  it.each<[string, unknown, unknown, [field: string, was: unknown, became: unknown][]]>([
    ['only what differs', { name: 'Atlas', country: 'AE' }, { name: 'Atlas Shelves', country: 'AE' }, [['name', 'Atlas', 'Atlas Shelves']]],
    ['a field that was not there', { name: 'Ana' }, { name: 'Ana', disabled: true }, [['disabled', undefined, true]]],
    ['an emptied field', { flowId: 'order' }, { flowId: null }, [['flowId', 'order', null]]],
    ['nothing where an empty field stays empty', { note: null }, { note: undefined }, []],
    ['nothing of what was not asked for', { id: 7, version: 3, visible: true }, { visible: false }, [['visible', true, false]]],
    ['a field within', { names: { en: 'Shelf', ar: 'رف' } }, { names: { en: 'Shelves', ar: 'رف' } }, [['names.en', 'Shelf', 'Shelves']]],
    ['a list of words as one', { roles: ['Agent', 'Sales'] }, { roles: ['Agent'] }, [['roles', ['Agent', 'Sales'], ['Agent']]]],
    ['nothing of a list that is the same', { roles: ['Agent'] }, { roles: ['Agent'] }, []],
    ['a row by its place', { rows: [{ min: 1, charge: 2 }, { min: 5, charge: 1 }] }, { rows: [{ min: 1, charge: 2 }, { min: 5, charge: 0 }] }, [['rows[1].charge', 1, 0]]],
    ['an added row', { rows: [{ min: 1 }] }, { rows: [{ min: 1 }, { min: 5, charge: 1 }] }, [['rows[1].min', undefined, 5], ['rows[1].charge', undefined, 1]]],
    ['a removed row', { rows: [{ min: 1 }, { min: 5 }] }, { rows: [{ min: 1 }] }, [['rows[1].min', 5, undefined]]],
    ['all of what is new', null, { email: 'ana@example.com', roles: ['Agent'] }, [['email', undefined, 'ana@example.com'], ['roles', undefined, ['Agent']]]],
    ['all of what was removed', { shortcut: 'hours', text: 'Nine to five' }, null, [['shortcut', 'hours', undefined], ['text', 'Nine to five', undefined]]],
    ['nothing of a secret, which is never kept', { password: '…' }, { password: '…' }, []],
    ['a bare value', 1, 2, [['', 1, 2]]],
    ['nothing where there is nothing', null, null, []],
  ])('%s', (_, before, after, expected) => {
    expect(differences(before, after).map(({ field, was, became }) => [field, was, became])).toEqual(expected);
  });
});

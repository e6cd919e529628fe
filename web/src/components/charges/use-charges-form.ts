import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Problem } from '@/api/problem';
import type { ChargeTable } from '@/api/types';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { check, newKey, toDraft, toRows, type DraftRow } from './charge-rows';

/** Where a table of charges is kept: the general one, or a product's own. */
export interface ChargesPlace {
  queryKey: QueryKey;
  save: (table: ChargeTable) => Promise<ChargeTable>;
}

/** The table while it is edited. What the server says is kept by field until the field is typed in again. */
export function useChargesForm(saved: ChargeTable, place: ChargesPlace) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(saved.name);
  const [rows, setRows] = useState(() => toDraft(saved));
  const [added, setAdded] = useState<number | null>(null);
  const [refused, setRefused] = useState<Problem['errors']>({});
  const troubles = useMemo(() => check(rows), [rows]);
  const values = toRows(rows);

  const save = useMutation({
    mutationFn: place.save,
    meta: { shownInPlace: true },
    onSuccess: table => {
      queries.setQueryData(place.queryKey, table);
      setName(table.name);
      setRows(toDraft(table));
      setRefused({});
      toast(t('settings.charges.saved'), 'good');
    },
    onError: error => setRefused(error instanceof Problem ? error.errors : {}),
  });

  const change = (next: DraftRow[]) => {
    setRows(next);
    setRefused({});
  };

  return {
    name, rows, troubles, refused,
    /** The newest row: it is typed in next. */
    added,
    valid: !!values && name.trim() !== '' && troubles.every(row => Object.keys(row).length === 0),
    changed: name !== saved.name || JSON.stringify(values) !== JSON.stringify(saved.rows),
    saving: save.isPending,
    /** What failed beyond the fields. */
    error: save.error instanceof Problem && Object.keys(save.error.errors).length > 0 ? null : save.error,
    setName: (value: string) => {
      setName(value);
      setRefused({});
    },
    edit: (key: number, part: Partial<DraftRow>) => change(rows.map(row => (row.key === key ? { ...row, ...part } : row))),
    /** The new row goes on where the last one ends. */
    add: () => {
      const last = toRows(rows)?.at(-1);
      const min = last ? (last.max ?? last.min) + 1 : 1;
      const closed = last?.max === null ? rows.map((row, index) => (index === rows.length - 1 ? { ...row, max: String(min - 1) } : row)) : rows;
      const key = newKey();
      setAdded(key);
      change([...closed, { key, min: String(min), max: '', charge: '', basis: last?.basis ?? 'PerOrder' }]);
    },
    remove: (key: number) => {
      const before = rows;
      change(rows.filter(row => row.key !== key));
      toast(t('settings.charges.removed'), 'good', { label: t('settings.charges.undo'), act: () => change(before) });
    },
    discard: () => {
      setName(saved.name);
      change(toDraft(saved));
      save.reset();
    },
    submit: () => values && save.mutate({ name: name.trim(), rows: values }),
  };
}

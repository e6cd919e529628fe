import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useMemo, useState } from 'react';
import { syncProducts } from '@/api/catalog';
import floating from '@/components/floating.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useRoles } from '@/lib/use-roles';
import { paletteEntries, type Entry, type EntryGroup } from './palette-entries';
import styles from './palette.module.css';
import { usePaletteRecords } from './use-palette-records';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Drawn once: every key goes through all of them, and most stay what they were. */
const Choice = memo(function Choice({ entry, onChoose }: { entry: Entry; onChoose: (entry: Entry) => void }) {
  const { icon: Icon, label, note } = entry;
  return (
    <Autocomplete.Item value={entry} className={floating.item} onClick={() => onChoose(entry)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden /> <span className={styles.name}><bdi>{label}</bdi></span>{note && <span className={styles.note}><bdi>{note}</bdi></span>}
    </Autocomplete.Item>
  );
});

/** Ctrl K: every page and act by the first letters of its name, every conversation, product, order and flow by what its list finds it by. */
export default function Palette({ open, onOpenChange }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const roles = useRoles();
  const [typed, setTyped] = useState('');
  const named = useMemo(
    () => paletteEntries(t, roles, {
      go: path => void navigate({ to: path }),
      syncProducts: () => void syncProducts().then(
        () => toast(t('catalog.sync.started'), 'good'),
        (error: unknown) => toast(problemText(t, error), 'danger'),
      ),
    }),
    [t, roles, navigate],
  );
  const found = usePaletteRecords(typed, path => void navigate({ to: path }));
  const { contains } = Autocomplete.useFilter();
  const choose = useCallback((entry: Entry) => {
    onOpenChange(false);
    entry.act();
  }, [onOpenChange]);

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={t('frame.palette.title')}>
          <Autocomplete.Root
            items={[...named, ...found]} open inline autoHighlight="always" keepHighlight value={typed} onValueChange={setTyped}
            itemToStringValue={(entry: Entry) => entry.label} filter={(entry: Entry, words) => entry.found === true || contains(entry.label, words)}
          >
            <Autocomplete.Input className={styles.input} placeholder={t('frame.palette.placeholder')} aria-label={t('frame.palette.title')} />
            <Autocomplete.Empty className={styles.empty}>{t('frame.palette.empty')}</Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: EntryGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={floating.label}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: Entry) => <Choice key={entry.id} entry={entry} onChoose={choose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

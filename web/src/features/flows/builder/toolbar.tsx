import { Link } from '@tanstack/react-router';
import { Braces, ChartColumn, ChevronLeft, CircleCheck, DoorOpen, Download, History, LayoutTemplate, Languages, Redo2, Search, Smartphone, TriangleAlert, Undo2, Workflow } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { exportUrl } from '@/api/flows';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { useMayChange } from '@/lib/use-may-change';
import { textIn } from '../model/flow';
import { useBuilder } from './context';
import type { FoundProblem } from './found-problem';
import { wordsFor } from './kinds';
import styles from './toolbar.module.css';
import { useActs } from './use-acts';
import type { SaveState } from './use-draft';

export type View = 'cards' | 'wording';
export type Drawer = 'json' | 'problems' | null;

interface Props {
  name: string;
  saving: SaveState;
  problems: readonly FoundProblem[] | null;
  view: View;
  onView: (view: View) => void;
  drawer: Drawer;
  onDrawer: (drawer: Drawer) => void;
  phone: boolean;
  onPhone: (on: boolean) => void;
  counting: boolean;
  onCounting: (on: boolean) => void;
  onLayOut: () => void;
  onTriggers: () => void;
  onVersions: () => void;
  onPublish: () => void;
}

/** Finds a step by id, type or words; Enter goes to the next that fits. */
function Find() {
  const { t } = useTranslation();
  const { editor: { flow, selected }, language, show } = useBuilder();
  const [typed, setTyped] = useState('');
  const go = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    const wanted = typed.trim().toLocaleLowerCase();
    const fits = wanted ? flow.steps.filter(step => `${step.id} ${wordsFor(t, 'types', step.type)} ${textIn(step.text, language)}`.toLocaleLowerCase().includes(wanted)) : [];
    const at = fits.findIndex(step => selected.has(step.id));
    const next = fits[(at + 1) % fits.length];
    if (next) show(next.id);
  };
  return (
    <label className={styles.find}>
      <Search size={13} aria-hidden />
      <input type="search" aria-label={t('flows.find')} placeholder={t('flows.find')} value={typed} onChange={event => setTyped(event.target.value)} onKeyDown={go} />
    </label>
  );
}

export function Toolbar({ name, saving, problems, view, onView, drawer, onDrawer, phone, onPhone, counting, onCounting, onLayOut, onTriggers, onVersions, onPublish }: Props) {
  const { t } = useTranslation();
  const { id, editor } = useBuilder();
  const acts = useActs();
  const mayEdit = useMayChange('flows');
  const count = problems?.length ?? 0;
  const cards = view === 'cards';
  return (
    <header className={styles.bar}>
      <Link to="/flows" aria-label={t('flows.all')} className={classes(buttons.button, buttons.bare, buttons.icon)}><ChevronLeft size={16} className="flips" aria-hidden /></Link>
      <div className={styles.names}>
        <h1><bdi>{name}</bdi></h1>
        <p role="status" data-state={saving}>{mayEdit ? t(`flows.saving.${saving}`) : t('settings.readOnly')}</p>
      </div>
      <div className={styles.views} role="group" aria-label={t('flows.view')}>
        <button type="button" aria-pressed={cards} onClick={() => onView('cards')}><Workflow size={14} aria-hidden /> {t('flows.cards')}</button>
        <button type="button" aria-pressed={!cards} onClick={() => onView('wording')}><Languages size={14} aria-hidden /> {t('flows.wording.title')}</button>
      </div>
      {cards && <Find />}
      <span className={styles.gap} />
      <IconButton icon={Undo2} flips label={t('flows.undo')} aria-keyshortcuts="Control+Z" disabled={editor.past.length === 0} onClick={acts.undo} />
      <IconButton icon={Redo2} flips label={t('flows.redo')} aria-keyshortcuts="Control+Y" disabled={editor.future.length === 0} onClick={acts.redo} />
      {cards && (
        <>
          <IconButton icon={LayoutTemplate} label={t('flows.layOut')} disabled={!mayEdit} onClick={onLayOut} />
          <IconButton icon={Braces} label={t('flows.json')} aria-pressed={drawer === 'json'} onClick={() => onDrawer(drawer === 'json' ? null : 'json')} />
          <IconButton icon={ChartColumn} label={t('flows.counts.show')} aria-pressed={counting} onClick={() => onCounting(!counting)} />
          <IconButton icon={Smartphone} label={t('flows.preview')} aria-pressed={phone} onClick={() => onPhone(!phone)} />
        </>
      )}
      <IconButton icon={DoorOpen} label={t('flows.triggers.open')} onClick={onTriggers} />
      <a href={exportUrl(id)} download={`${id}.json`} aria-label={t('flows.files.export')} data-tip={t('flows.files.export')} className={classes(buttons.button, buttons.bare, buttons.icon)}><Download size={16} strokeWidth={1.75} aria-hidden /></a>
      <IconButton icon={History} label={t('flows.versions.title')} onClick={onVersions} />
      <Button
        look="bare" aria-pressed={drawer === 'problems'} className={count > 0 ? styles.found : undefined} disabled={!cards}
        onClick={() => onDrawer(drawer === 'problems' ? null : 'problems')}
      >
        {problems !== null && count === 0 ? <CircleCheck size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
        {problems === null ? t('flows.problems.checking') : count === 0 ? t('flows.problems.ok') : t('flows.problems.count', { count })}
      </Button>
      {mayEdit && <Button look="primary" onClick={onPublish}>{t('flows.publish.open')}</Button>}
    </header>
  );
}

import { Link } from '@tanstack/react-router';
import { Hammer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import buttons from '@/components/button.module.css';
import { EmptyState } from '@/components/empty-state';
import { PaneHeader } from '@/components/pane-header';
import { classes } from '@/lib/classes';
import type { PageId } from '@/lib/pages';

type Unfinished = Exclude<PageId, 'dashboard' | 'chats' | 'catalog' | 'orders' | 'jobs' | 'applications' | 'flows' | 'erp' | 'failures' | 'health' | 'settings'>;

const meanwhile = {
  templates: { to: '/chats', words: 'dashboard' },
} as const satisfies Record<Unfinished, unknown>;

/** Says plainly that a page is not there yet, and where to go instead. */
export function UnfinishedPage({ page }: { page: Unfinished }) {
  const { t } = useTranslation();
  const name = t(`frame.pages.${page}`);
  const { to, words } = meanwhile[page];
  return (
    <>
      <PaneHeader level={1} title={name} note={t(`frame.unfinishedLeads.${page}`)} />
      <EmptyState icon={Hammer} heading="h2" title={t('frame.unfinished.title')} text={t('frame.unfinished.text', { page: name })}>
        <Link to={to} className={classes(buttons.button, buttons.quiet)}>{t(`frame.meanwhile.${words}`)}</Link>
      </EmptyState>
    </>
  );
}

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Link, Outlet } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import buttons from '@/components/button.module.css';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';

function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={Compass} heading="h1" title={t('frame.notFound.title')} text={t('frame.notFound.text')}>
      <Link to="/" className={classes(buttons.button, buttons.quiet)}>{t('frame.notFound.action')}</Link>
    </EmptyState>
  );
}

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
});

import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Package } from 'lucide-react';
import { useCallback } from 'react';
import { EmptyState } from '@/components/empty-state';
import { LookOnly } from '@/components/look-only';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import { ProductConfiguration } from './product-configuration';
import { ProductList } from './product-list';

export function CatalogPage() {
  const { t } = useTranslation();
  const looksOnly = !useMayChange('catalog');
  const navigate = useNavigate();
  const { productId } = useParams({ strict: false });
  const { q = '' } = useSearch({ from: '/app/catalog' });
  const back = useCallback(() => void navigate({ to: '/catalog', search: true }), [navigate]);

  return (
    <Panes
      selected={!!productId}
      onBack={back}
      list={<ProductList search={q} />}
      work={
        <>
          <PaneHeader title={t('catalog.configuration')} note={productId && looksOnly ? t('settings.readOnly') : undefined} {...(productId && { onBack: back })} />
          {productId
            ? <LookOnly on={looksOnly}><ProductConfiguration key={productId} id={productId} /></LookOnly>
            : <EmptyState icon={Package} title={t('catalog.select')} text={t('catalog.selectHint')} />}
        </>
      }
    />
  );
}

import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Package } from 'lucide-react';
import { useCallback } from 'react';
import { EmptyState } from '@/components/empty-state';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { useTranslation } from '@/i18n';
import { ProductConfiguration } from './product-configuration';
import { ProductList } from './product-list';

export function CatalogPage() {
  const { t } = useTranslation();
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
          <PaneHeader title={t('catalog.configuration')} {...(productId && { onBack: back })} />
          {productId
            ? <ProductConfiguration key={productId} id={productId} />
            : <EmptyState icon={Package} title={t('catalog.select')} text={t('catalog.selectHint')} />}
        </>
      }
    />
  );
}

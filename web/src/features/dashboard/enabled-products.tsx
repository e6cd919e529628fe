import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { enabledProductsQuery, imageUrl } from '@/api/catalog';
import { flowsQuery } from '@/api/flows';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './dashboard.module.css';

/** What customers find in the WhatsApp menu now. */
export function EnabledProducts() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(enabledProductsQuery);
  const { data: flows = [] } = useQuery(flowsQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <section className={styles.section} aria-label={t('dashboard.products')}>
      <h2>{t('dashboard.products')}</h2>
      {!data && <ListSkeleton rows={3} round={false} />}
      {data?.items.length === 0 && <p className={styles.note}>{t('dashboard.noProducts')} <Link to="/catalog">{t('dashboard.openCatalog')}</Link></p>}
      {data && data.items.length > 0 && (
        <div className={table.wrap}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.narrow}><span className="visually-hidden">{t('dashboard.columns.image')}</span></th>
                <th scope="col">{t('dashboard.columns.name')}</th>
                <th scope="col">{t('dashboard.columns.price')}</th>
                <th scope="col">{t('dashboard.columns.flow')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(product => (
                <tr key={product.id}>
                  <td>{product.imageId ? <img className={styles.thumb} src={imageUrl(product.imageId)} alt="" loading="lazy" /> : <span className={styles.thumb}><ImageOff size={16} aria-hidden /></span>}</td>
                  <td><Link to="/catalog/$productId" params={{ productId: product.id }}><bdi>{product.name}</bdi></Link></td>
                  <td className="numeric">{product.price === null ? t('catalog.noBasePrice') : <bdi>{format.money(product.price, product.currency)}</bdi>}</td>
                  <td>{product.flowId ? <Link to="/flows/$flowId" params={{ flowId: product.flowId }}><bdi>{flows.find(flow => flow.id === product.flowId)?.name ?? product.flowId}</bdi></Link> : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && data.total > data.items.length && <p className={styles.note}><Link to="/catalog">{t('dashboard.allProducts', { count: data.total })}</Link></p>}
    </section>
  );
}

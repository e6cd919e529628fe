import { useQuery } from '@tanstack/react-query';
import { productQuery } from '@/api/catalog';
import { ErrorState } from '@/components/error-state';
import { Facts } from '@/components/facts';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { AttachedImages } from './attached-images';
import { ImageUpload } from './image-upload';
import { ProductCharges } from './product-charges';
import styles from './product-configuration.module.css';
import { ProductWords } from './product-words';
import { UploadedImages } from './uploaded-images';
import { useVisibility } from './use-visibility';

export function ProductConfiguration({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: details, error, refetch } = useQuery(productQuery(id));
  const visibility = useVisibility(id);

  if (error && !details) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!details) return <ListSkeleton rows={4} round={false} />;
  const { product, description, images } = details;

  return (
    <Sections>
      <Section>
        <div className={styles.head}>
          <h2 className={styles.name}><bdi>{product.name}</bdi></h2>
          {product.price === null
            ? <p className={styles.noPrice}>{t('catalog.noBasePrice')}</p>
            : (
              <div>
                <p className={styles.priceLabel}>{t('catalog.basePrice')}</p>
                <p className={styles.price}><bdi className="numeric">{format.money(product.price, product.currency)}</bdi></p>
              </div>
            )}
        </div>
        <p className={styles.description}><bdi>{description || t('catalog.noDescription')}</bdi></p>
        <div className={styles.facts}>
          <Facts
            facts={[
              ...(product.sku ? [{ name: t('catalog.sku'), value: <bdi>{product.sku}</bdi> }] : []),
              ...(product.category ? [{ name: t('catalog.category'), value: <bdi>{product.category}</bdi> }] : []),
              { name: t('catalog.externalId'), value: <bdi>{product.externalId}</bdi> },
            ]}
          />
        </div>
      </Section>
      <Section>
        <SwitchRow
          label={t('catalog.visibility')}
          hint={product.active ? t('catalog.visibilityHint') : t('catalog.inactiveHint')}
          checked={product.visible}
          onChange={visible => visibility.mutate(visible)}
        />
      </Section>
      <ProductWords details={details} />
      <Section title={t('catalog.images.upload')}>
        <ImageUpload productId={id} />
      </Section>
      <Section title={t('catalog.images.table')}>
        <UploadedImages images={images} />
      </Section>
      <Section title={t('catalog.images.attached')}>
        <AttachedImages productId={id} images={images} />
      </Section>
      <ProductCharges id={id} own={details.ownCharges} />
    </Sections>
  );
}

import { Link } from '@tanstack/react-router';
import { Eye, EyeOff, PackageX } from 'lucide-react';
import type { Product } from '@/api/types';
import { Badge } from '@/components/badge';
import styles from '@/components/record-list.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { Thumb } from './thumb';

export function ProductRow({ product }: { product: Product }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, name, sku, category, price, currency, visible, active, imageId } = product;
  return (
    <Link to="/catalog/$productId" params={{ productId: id }} search preload={false} className={styles.row}>
      <Thumb imageId={imageId} />
      <span className={styles.main}>
        <span className={styles.name}><bdi>{name}</bdi></span>
        <span className={styles.note}>{sku && <bdi>{sku}</bdi>}{sku && category && ' · '}{category && <bdi>{category}</bdi>}</span>
      </span>
      <span className={styles.end}>
        {price !== null && <bdi className="numeric">{format.money(price, currency)}</bdi>}
        {!active
          ? <Badge tone="attention" icon={PackageX}>{t('catalog.state.inactive')}</Badge>
          : visible ? <Badge tone="good" icon={Eye}>{t('catalog.state.visible')}</Badge> : <Badge icon={EyeOff}>{t('catalog.state.hidden')}</Badge>}
      </span>
    </Link>
  );
}

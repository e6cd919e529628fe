import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { imageUrl } from '@/api/catalog';
import type { ProductImage } from '@/api/types';
import { Badge } from '@/components/badge';
import { IconButton } from '@/components/icon-button';
import table from '@/components/table.module.css';
import { classes } from '@/lib/classes';
import { toast } from '@/lib/toasts';
import { Thumb } from './thumb';
import styles from './uploaded-images.module.css';

export function UploadedImages({ images }: { images: readonly ProductImage[] }) {
  const { t } = useTranslation();
  if (images.length === 0) return <p className={styles.none}>{t('catalog.images.none')}</p>;

  const copy = async (id: string) => {
    await navigator.clipboard.writeText(new URL(imageUrl(id), location.href).href);
    toast(t('common.copied'), 'good');
  };

  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.narrow}>{t('catalog.images.thumbnail')}</th>
            <th scope="col">{t('catalog.images.id')}</th>
            <th scope="col" className={table.narrow}><span className="visually-hidden">{t('common.copy')}</span></th>
          </tr>
        </thead>
        <tbody>
          {images.map(({ id, cover, fromErp }) => (
            <tr key={id}>
              <td><Thumb imageId={id} /></td>
              <td>
                <span className={styles.badges}>
                  {cover && <Badge tone="accent">{t('catalog.images.cover')}</Badge>}
                  {fromErp && <Badge>{t('catalog.images.fromErp')}</Badge>}
                </span>
                <a className={classes(styles.url, 'isolate')} dir="ltr" href={imageUrl(id)} target="_blank" rel="noreferrer">{imageUrl(id)}</a>
              </td>
              <td><IconButton icon={Copy} label={t('catalog.images.copyUrl')} onClick={() => void copy(id)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

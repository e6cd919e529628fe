import { Copy } from 'lucide-react';
import { imageUrl } from '@/api/catalog';
import type { ProductImage } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { toast } from '@/lib/toasts';
import { Thumb } from './thumb';
import styles from './uploaded-images.module.css';

/** What was uploaded here, with the address under which Bridge keeps it. */
export function UploadedImages({ images }: { images: readonly ProductImage[] }) {
  const { t } = useTranslation();
  const uploaded = images.filter(image => !image.fromErp);
  if (uploaded.length === 0) return <p className={styles.none}>{t('catalog.images.noneUploaded')}</p>;
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
            <th scope="col" className={table.narrow}>{t('catalog.images.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {uploaded.map(({ id }) => (
            <tr key={id}>
              <td><Thumb imageId={id} /></td>
              <td><a className={classes(styles.url, 'isolate')} dir="ltr" href={imageUrl(id)} target="_blank" rel="noreferrer">{imageUrl(id)}</a></td>
              <td><IconButton icon={Copy} label={t('catalog.images.copyUrl')} onClick={() => void copy(id)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

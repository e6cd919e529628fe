import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Star, Trash2 } from 'lucide-react';
import { arrangeImages, catalogKeys, removeImage } from '@/api/catalog';
import type { ProductImage } from '@/api/types';
import { AskFirst } from '@/components/ask-first';
import { Badge } from '@/components/badge';
import { IconButton } from '@/components/icon-button';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { AltField } from './alt-field';
import { Thumb } from './thumb';
import styles from './uploaded-images.module.css';

interface Props {
  productId: string;
  images: readonly ProductImage[];
}

/** The product's pictures in their order; the first is the one that customers see first. */
export function AttachedImages({ productId, images }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: catalogKeys.product(productId) }), queries.invalidateQueries({ queryKey: catalogKeys.lists })]);
  const arranging = useMutation({
    mutationFn: (next: readonly ProductImage[]) => arrangeImages(productId, next.map(({ id, alt }) => ({ id, alt }))),
    onSettled: refresh,
  });
  const removing = useMutation({ mutationFn: (id: string) => removeImage(productId, id), onSettled: refresh });
  if (images.length === 0) return <p className={styles.none}>{t('catalog.images.none')}</p>;
  const shown = arranging.isPending ? arranging.variables : images;

  const moveTo = (from: number, to: number) => {
    const rest = shown.filter((_, index) => index !== from);
    const moved = shown[from];
    if (moved) arranging.mutate([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };

  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.narrow}>{t('catalog.images.thumbnail')}</th>
            <th scope="col">{t('catalog.images.place')}</th>
            <th scope="col">{t('catalog.images.altText')}</th>
            <th scope="col" className={table.narrow}>{t('catalog.images.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, fromErp }, index) => (
            <tr key={id}>
              <td><Thumb imageId={id} /></td>
              <td>
                <span className={styles.badges}>
                  <span className="numeric">{index + 1}</span>
                  {index === 0 && <Badge tone="accent">{t('catalog.images.cover')}</Badge>}
                  {fromErp && <Badge>{t('catalog.images.fromErp')}</Badge>}
                </span>
              </td>
              <td>
                <AltField
                  label={t('catalog.images.altOf', { number: index + 1 })} saved={images.find(image => image.id === id)?.alt ?? null}
                  save={alt => arranging.mutateAsync(shown.map(image => (image.id === id ? { ...image, alt } : image)))}
                />
              </td>
              <td>
                <span className={styles.acts}>
                  <IconButton icon={Star} label={t('catalog.images.makeCover')} disabled={index === 0} onClick={() => moveTo(index, 0)} />
                  <IconButton icon={ArrowUp} label={t('catalog.images.up')} disabled={index === 0} onClick={() => moveTo(index, index - 1)} />
                  <IconButton icon={ArrowDown} label={t('catalog.images.down')} disabled={index === shown.length - 1} onClick={() => moveTo(index, index + 1)} />
                  <AskFirst title={t('catalog.images.removeAsk')} text={t('catalog.images.removeText')} act={t('catalog.images.remove')} onAct={() => removing.mutate(id)}>
                    {ask => <IconButton icon={Trash2} label={t('catalog.images.remove')} disabled={removing.isPending} onClick={ask} />}
                  </AskFirst>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

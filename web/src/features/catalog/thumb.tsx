import { ImageIcon } from 'lucide-react';
import { imageUrl } from '@/api/catalog';
import styles from '@/components/record-list.module.css';

export function Thumb({ imageId }: { imageId: string | null }) {
  return (
    <span className={styles.thumb} aria-hidden>
      {imageId ? <img src={imageUrl(imageId)} alt="" loading="lazy" /> : <ImageIcon size={16} strokeWidth={1.5} />}
    </span>
  );
}

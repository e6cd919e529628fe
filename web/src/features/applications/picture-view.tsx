import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/i18n';
import styles from './cv.module.css';

/** A photo of a CV, drawn anew: only its pixels reach the page. */
export default function PictureView({ file, name }: { file: Blob; name: string }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    createImageBitmap(file).then(
      picture => {
        if (!left && canvas.current) {
          canvas.current.width = picture.width;
          canvas.current.height = picture.height;
          canvas.current.getContext('2d')?.drawImage(picture, 0, 0);
        }
        picture.close();
      },
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [file]);
  if (failed) return <p className={styles.unreadable}>{t('applications.cvUnreadable')}</p>;
  return <canvas ref={canvas} className={styles.picture} role="img" aria-label={name} />;
}

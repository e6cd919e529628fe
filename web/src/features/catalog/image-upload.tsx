import { CircleAlert, CircleCheck, ImageUp, LoaderCircle } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import sync from '@/components/sync-bar.module.css';
import styles from './image-upload.module.css';
import { useTranslation } from '@/i18n';
import { pictureTypes } from '@/lib/upload-rules';
import { useUploads, type Upload } from './use-uploads';

const icons = { uploading: LoaderCircle, done: CircleCheck, failed: CircleAlert };

function UploadRow({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const Icon = icons[upload.state];
  const words = { uploading: t('catalog.images.uploading', { name: upload.name }), done: `${upload.name}: ${t('catalog.images.uploaded')}`, failed: upload.words };
  return (
    <li className={styles.upload} data-state={upload.state}>
      <Icon size={14} aria-hidden className={upload.state === 'uploading' ? sync.spinning : undefined} /> <span dir="auto">{words[upload.state]}</span>
    </li>
  );
}

/** Drag and drop, or choose: several at once. */
export function ImageUpload({ productId }: { productId: string }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { uploads, add } = useUploads(productId);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void add([...event.dataTransfer.files]);
  };

  return (
    <>
      <div
        className={styles.drop} data-over={over} onDrop={drop}
        onDragOver={event => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
      >
        <ImageUp size={22} strokeWidth={1.5} aria-hidden />
        <p>{t('catalog.images.drop')} <button type="button" className={styles.choose} onClick={() => chooser.current?.click()}>{t('catalog.images.choose')}</button></p>
        <p className={styles.rules}>{t('catalog.images.rules')}</p>
        <input
          ref={chooser} type="file" hidden multiple accept={pictureTypes.join(',')} aria-label={t('catalog.images.upload')}
          onChange={event => {
            void add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <ul className={styles.uploads} role="status">{uploads.map(upload => <UploadRow key={upload.key} upload={upload} />)}</ul>
    </>
  );
}

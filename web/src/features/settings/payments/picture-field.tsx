import { useMutation } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { imageUrl, keepImage } from '@/api/catalog';
import type { ImageRef } from '@/api/types';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { problemText } from '@/lib/problem-text';
import { pictureTypes, refusal } from '@/lib/upload-rules';
import styles from './payments.module.css';

interface Props {
  picture: ImageRef | undefined;
  /** Of the bot's first language: shown to customers while there is no other. */
  inherited: ImageRef | undefined;
  onChange: (picture: ImageRef | null) => void;
}

/** A code to scan, for instance: uploaded at once, said to customers once the form is saved. */
export function PictureField({ picture, inherited, onChange }: Props) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const refused = refusal(file);
      return refused ? { refused: t(`catalog.images.${refused}`, { name: file.name }) } : { kept: await keepImage(file) };
    },
    meta: { shownInPlace: true },
    onSuccess: ({ kept }) => kept && onChange(kept),
  });
  const shown = picture ?? inherited;
  const problem = upload.data?.refused ?? (upload.error ? fieldError(upload.error, 'file') ?? problemText(t, upload.error) : null);

  return (
    <div className={styles.picture}>
      {shown && <img src={imageUrl(shown.imageId)} alt={t('settings.payments.picture')} data-inherited={!picture} />}
      <div className={field.field}>
        <span className={field.label}>{t('settings.payments.picture')}</span>
        <p className={field.hint}>{t(!picture && inherited ? 'settings.payments.pictureInherited' : 'settings.payments.pictureHint')}</p>
        <span className={styles.acts}>
          <Button disabled={upload.isPending} onClick={() => chooser.current?.click()}><ImageUp size={14} aria-hidden /> {t('settings.payments.choosePicture')}</Button>
          {picture && <Button look="bare" onClick={() => onChange(null)}><Trash2 size={14} aria-hidden /> {t('settings.payments.removePicture')}</Button>}
        </span>
        {problem && <p role="alert" dir="auto" className={field.error}>{problem}</p>}
      </div>
      <input
        ref={chooser} type="file" hidden accept={pictureTypes.join(',')} aria-label={t('settings.payments.picture')}
        onChange={event => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) upload.mutate(file);
        }}
      />
    </div>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { uploadHeader } from '@/api/templates';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { problemText } from '@/lib/problem-text';
import { CountedField } from './counted-field';
import { headerFormats, isMedia, limits, noHeader, variablesIn, type Draft } from '@/lib/template-draft';
import styles from './templates.module.css';

interface Props {
  header: Draft['header'];
  language: string;
  errorOf: (field: string) => string | undefined;
  onChange: (header: Draft['header']) => void;
  /** The chosen file, for the preview. */
  onPicture: (address: string | undefined) => void;
}

const accepted = { image: 'image/jpeg,image/png', video: 'video/mp4', document: 'application/pdf' } as const;

export function HeaderField({ header, language, errorOf, onChange, onPicture }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { format } = header;
  const uploading = useMutation({
    mutationFn: uploadHeader,
    meta: { shownInPlace: true },
    onSuccess: (answer, file) => {
      onChange({ ...header, format: answer.format, mediaHandle: answer.mediaHandle });
      onPicture(answer.format === 'image' ? URL.createObjectURL(file) : undefined);
    },
  });
  const error = uploading.error ? fieldError(uploading.error, 'file') ?? problemText(t, uploading.error) : errorOf('header.mediaHandle');
  return (
    <section className={styles.group} aria-label={t('templates.header')}>
      <SelectField
        label={t('templates.header')} value={format} options={headerFormats} nameOf={name => t(`templates.headers.${name}`)} error={errorOf('header')}
        onChange={next => {
          uploading.reset();
          onPicture(undefined);
          onChange({ ...noHeader, format: next });
        }}
      />
      {format === 'text' && (
        <CountedField label={t('templates.headerText')} lang={language} limit={limits.header} value={header.text} error={errorOf('header.text')} onChange={text => onChange({ ...header, text })} />
      )}
      {format === 'text' && variablesIn(header.text).length > 0 && (
        <TextField label={t('templates.headerExample')} dir="auto" value={header.example} error={errorOf('header.example')} onChange={event => onChange({ ...header, example: event.target.value })} />
      )}
      {isMedia(format) && (
        <div className={field.field}>
          <span className={field.label}>{t('templates.headerFile')}</span>
          <p className={field.hint}>{t('templates.headerFileHint')}</p>
          <input
            ref={input} type="file" hidden aria-hidden tabIndex={-1} accept={accepted[format as keyof typeof accepted]}
            onChange={event => {
              const file = event.target.files?.[0];
              if (file) uploading.mutate(file);
              event.target.value = '';
            }}
          />
          <div className={styles.foot}>
            <Button data-refused={!!error} disabled={uploading.isPending} onClick={() => input.current?.click()}><Paperclip size={14} aria-hidden /> {t('templates.chooseFile')}</Button>
            <p role="status" className={field.hint}>
              {uploading.isPending ? t('templates.uploading') : header.mediaHandle ? uploading.variables ? t('templates.fileReady', { name: uploading.variables.name }) : t('templates.fileKept') : ''}
            </p>
          </div>
          {error && <p role="alert" className={field.error}>{error}</p>}
        </div>
      )}
    </section>
  );
}

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { IconButton } from '@/components/icon-button';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { CountedField } from './counted-field';
import { buttonTypes, limits, newButton, variablesIn, type DraftButton } from '@/lib/template-draft';
import styles from './templates.module.css';

interface Props {
  buttons: readonly DraftButton[];
  language: string;
  errorOf: (field: string) => string | undefined;
  onChange: (buttons: readonly DraftButton[]) => void;
}

export function ButtonsField({ buttons, language, errorOf, onChange }: Props) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<DraftButton>) => onChange(buttons.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const problem = errorOf('buttons');
  return (
    <section className={styles.group} aria-label={t('templates.buttons')}>
      <h3>{t('templates.buttons')}</h3>
      {buttons.map((button, index) => {
        const n = index + 1;
        const error = (name: string) => errorOf(`buttons[${index}].${name}`);
        return (
          <div key={index} className={styles.button}>
            <div className={styles.row}>
              <SelectField label={t('templates.buttonType', { n })} value={button.type} options={buttonTypes} nameOf={type => t(`templates.buttonTypes.${type}`)} onChange={type => set(index, { ...newButton(type), text: button.text })} />
              <IconButton icon={Trash2} label={t('templates.removeButton', { n })} onClick={() => onChange(buttons.filter((_, at) => at !== index))} />
            </div>
            {button.type !== 'copyCode' && <CountedField label={t('templates.buttonText', { n })} lang={language} limit={limits.button} value={button.text} error={error('text')} onChange={text => set(index, { text })} />}
            {button.type === 'url' && (
              <TextField label={t('templates.buttonUrl', { n })} hint={t('templates.buttonUrlHint')} dir="ltr" inputMode="url" value={button.url} error={error('url')} onChange={event => set(index, { url: event.target.value })} />
            )}
            {button.type === 'url' && variablesIn(button.url).length > 0 && (
              <TextField label={t('templates.buttonUrlExample', { n })} dir="ltr" value={button.example} error={error('example')} onChange={event => set(index, { example: event.target.value })} />
            )}
            {button.type === 'phoneNumber' && <TextField label={t('templates.buttonPhone', { n })} dir="ltr" inputMode="tel" value={button.phoneNumber} error={error('phoneNumber')} onChange={event => set(index, { phoneNumber: event.target.value })} />}
            {button.type === 'copyCode' && <TextField label={t('templates.buttonCode', { n })} dir="ltr" value={button.example} error={error('example')} onChange={event => set(index, { example: event.target.value })} />}
          </div>
        );
      })}
      {problem && <p className={field.error}>{problem}</p>}
      <div><Button disabled={buttons.length >= limits.buttons} onClick={() => onChange([...buttons, newButton('quickReply')])}><Plus size={14} aria-hidden /> {t('templates.addButton')}</Button></div>
    </section>
  );
}

import type { Template } from '@/api/types';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { fromTemplate, isMedia, variablesIn, type Draft } from '@/lib/template-draft';

/** What is said in place of a template's variables. */
export interface Values {
  body: Readonly<Record<string, string>>;
  header: string;
  file: File | null;
  /** The end of an address, or a code, by the button's place. */
  buttons: Readonly<Record<number, string>>;
}

/** Buttons that take something with every sending. */
const open = ({ buttons }: Draft) => buttons.flatMap((button, index) => (button.type === 'copyCode' || variablesIn(button.url).length > 0 ? [{ ...button, index }] : []));

/** The template with what was typed where its examples were. */
export const withButtons = (draft: Draft, { buttons }: Values): Draft => ({ ...draft, buttons: draft.buttons.map((button, index) => ({ ...button, example: buttons[index] ?? button.example })) });

/** What WhatsApp takes for the header's kind; another kind Meta refuses (132012). */
const kinds: Readonly<Record<string, readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  document: ['application/pdf', 'text/plain', '.doc', '.docx', '.xls', '.xlsx', '.ppt', '.pptx'],
};
const headerFiles = (format: string) => kinds[format] ?? [];
const takes = (format: string, file: File) => headerFiles(format).some(kind => (kind.startsWith('.') ? file.name.toLowerCase().endsWith(kind) : file.type === kind));

/** Nothing is left that Meta would refuse for being empty. */
export function isFilled(template: Template, { body, header, file, buttons }: Values): boolean {
  const draft = fromTemplate(template);
  return variablesIn(draft.body).every(name => body[name]?.trim())
    && (draft.header.format !== 'text' || variablesIn(draft.header.text).length === 0 || header.trim() !== '')
    && (!isMedia(draft.header.format) || (file !== null && takes(draft.header.format, file)))
    && open(draft).every(({ index }) => buttons[index]?.trim());
}

interface Props {
  template: Template;
  values: Values;
  onChange: (values: Values) => void;
}

/** A field for each variable of a template, and for the file of its header. */
export function TemplateValues({ template, values, onChange }: Props) {
  const { t } = useTranslation();
  const draft = fromTemplate(template);
  const { header, body } = draft;
  return (
    <>
      {header.format === 'text' && variablesIn(header.text).length > 0 && <TextField label={t('templates.testHeader')} dir="auto" value={values.header} onChange={event => onChange({ ...values, header: event.target.value })} />}
      {isMedia(header.format) && <label className={field.field}><span className={field.label}>{t('templates.testFile')}</span><input type="file" accept={headerFiles(header.format).join(',')} onChange={event => onChange({ ...values, file: event.target.files?.[0] ?? null })} /></label>}
      {isMedia(header.format) && values.file && !takes(header.format, values.file) && <p role="alert" className={field.error}>{t('templates.otherFile')}</p>}
      {variablesIn(body).map(variable => (
        <TextField
          key={variable} label={t('templates.testValue', { variable: `{{${variable}}}` })} dir="auto" value={values.body[variable] ?? ''}
          onChange={event => onChange({ ...values, body: { ...values.body, [variable]: event.target.value } })}
        />
      ))}
      {open(draft).map(({ index, text, type }) => (
        <TextField
          key={index} label={type === 'copyCode' ? t('templates.testCode') : t('templates.testUrl', { button: text })} dir="ltr" value={values.buttons[index] ?? ''}
          onChange={event => onChange({ ...values, buttons: { ...values.buttons, [index]: event.target.value } })}
        />
      ))}
    </>
  );
}

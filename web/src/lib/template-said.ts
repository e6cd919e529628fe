import type { Content } from '@/api/types';
import { fill, variablesIn, type ButtonType, type Draft } from './template-draft';

type Sent = Pick<Extract<Content, { type: 'template' }>, 'bodyParameters' | 'parameterNames' | 'headerText' | 'buttons'>;

export interface Said {
  header: string;
  body: string;
  footer: string;
  buttons: readonly { type: ButtonType; text: string; payload: string }[];
}

/** What a template said to one customer; null where it no longer has the variables that were filled in: its sentence is another one by now. */
export function saidBy(template: Draft, sent: Sent): Said | null {
  const variables = variablesIn(template.body);
  const { bodyParameters: values, parameterNames: names } = sent;
  const known = Object.fromEntries(values.map((value, index) => [names?.[index] ?? String(index + 1), value]));
  if (variables.length !== values.length || variables.some(name => known[name] === undefined)) return null;
  const { format, text } = template.header;
  const [inHeader] = variablesIn(text);
  if (format === 'text' && (inHeader === undefined) !== (sent.headerText == null)) return null;
  return {
    header: format === 'text' ? fill(text, inHeader ? { [inHeader]: sent.headerText ?? '' } : {}) : '',
    body: fill(template.body, known),
    footer: template.footer,
    // Meta brings a quick reply's own words back where no payload was given with it.
    buttons: template.buttons.map(({ type, text: label }, index) => ({
      type, text: label, payload: sent.buttons?.find(button => button.index === index && button.kind === 'QuickReply')?.value ?? label,
    })),
  };
}

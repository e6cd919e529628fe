import type { Template, TemplateDraft } from '@/api/types';
import { at, itemsAt, textAt, type Json } from '@/phone/cloud-api';

/** A template as it is being written: everything is text, nothing is missing. */
export interface Draft {
  name: string;
  language: string;
  category: Category;
  header: { format: HeaderFormat; text: string; example: string; mediaHandle: string };
  body: string;
  /** By variable: one that is taken out and put back keeps its example. */
  examples: Readonly<Record<string, string>>;
  footer: string;
  buttons: readonly DraftButton[];
}

export type Category = 'marketing' | 'utility';
export type HeaderFormat = 'none' | 'text' | 'image' | 'video' | 'document' | 'location';
export type ButtonType = 'quickReply' | 'url' | 'phoneNumber' | 'copyCode';

export interface DraftButton {
  type: ButtonType;
  text: string;
  url: string;
  phoneNumber: string;
  example: string;
}

export const headerFormats = ['none', 'text', 'image', 'video', 'document', 'location'] as const satisfies readonly HeaderFormat[];
export const buttonTypes = ['quickReply', 'url', 'phoneNumber', 'copyCode'] as const satisfies readonly ButtonType[];
export const isMedia = (format: HeaderFormat) => format === 'image' || format === 'video' || format === 'document';

/** Shown as counters; the server decides. */
export const limits = { name: 512, header: 60, body: 1024, footer: 60, button: 25, buttons: 10 } as const;

export const noHeader: Draft['header'] = { format: 'none', text: '', example: '', mediaHandle: '' };
export const emptyDraft: Draft = { name: '', language: 'en', category: 'utility', header: noHeader, body: '', examples: {}, footer: '', buttons: [] };
export const newButton = (type: ButtonType): DraftButton => ({ type, text: '', url: '', phoneNumber: '', example: '' });

/** What stands between double braces, each once, in the order in which it first comes. */
export const variablesIn = (text: string) => [...new Set([...text.matchAll(/\{\{([a-z0-9_]+)\}\}/g)].map(([, name]) => name ?? ''))];

export const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{\{([a-z0-9_]+)\}\}/g, (braces, name: string) => values[name] || braces);

/** The next number that stands in no braces yet. */
export const nextVariable = (text: string) => `{{${Math.max(0, ...variablesIn(text).map(Number).filter(Number.isFinite)) + 1}}}`;

const isNamed = (draft: Draft) => [...variablesIn(draft.body), ...variablesIn(draft.header.text)].some(name => !/^\d+$/.test(name));

export function toRequest(draft: Draft): TemplateDraft {
  const { format, text, example, mediaHandle } = draft.header;
  return {
    name: draft.name,
    language: draft.language,
    category: draft.category,
    parameterFormat: isNamed(draft) ? 'named' : 'positional',
    header: format === 'none' ? null : { format, text: format === 'text' ? text : null, example: example || null, mediaHandle: mediaHandle || null },
    body: { text: draft.body, examples: variablesIn(draft.body).map(name => draft.examples[name] ?? '') },
    footer: draft.footer || null,
    buttons: draft.buttons.map(({ type, text: label, url, phoneNumber, example: sample }) => ({
      type,
      text: type === 'copyCode' ? null : label,
      url: type === 'url' ? url : null,
      phoneNumber: type === 'phoneNumber' ? phoneNumber : null,
      example: (type === 'url' && variablesIn(url).length > 0) || type === 'copyCode' ? sample : null,
    })),
    ttlSeconds: null,
  };
}

export const fromTemplate = ({ name, language, category, components }: Template): Draft =>
  ({ ...fromComponents(components), name, language, category: category === 'MARKETING' ? 'marketing' : 'utility' });

/** What a template says, without what it is called. */
export function fromComponents(components: Json): Draft {
  const part = (type: string) => itemsAt(components).find(component => textAt(component, 'type')?.toUpperCase() === type);
  const header = part('HEADER');
  const body = textAt(part('BODY'), 'text') ?? '';
  const format = textAt(header, 'format')?.toLowerCase() ?? 'none';
  return {
    ...emptyDraft,
    header: {
      format: headerFormats.find(one => one === format) ?? 'none',
      text: textAt(header, 'text') ?? '',
      example: textAt(header, 'example', 'header_text', 0) ?? textAt(header, 'example', 'header_text_named_params', 0, 'example') ?? '',
      // The list brings an address in place of the handle: a file is then chosen anew.
      mediaHandle: handleOf(textAt(header, 'example', 'header_handle', 0)),
    },
    body,
    examples: examplesOf(part('BODY'), variablesIn(body)),
    footer: textAt(part('FOOTER'), 'text') ?? '',
    buttons: itemsAt(part('BUTTONS'), 'buttons').map(buttonOf),
  };
}

const handleOf = (handle: string | undefined) => (handle?.startsWith('http') ? '' : handle ?? '');

function examplesOf(body: Json, variables: readonly string[]): Record<string, string> {
  const named = itemsAt(body, 'example', 'body_text_named_params').map(one => [textAt(one, 'param_name') ?? '', textAt(one, 'example') ?? ''] as const);
  const positional = itemsAt(body, 'example', 'body_text', 0);
  return named.length > 0 ? Object.fromEntries(named) : Object.fromEntries(variables.map((name, index) => [name, typeof positional[index] === 'string' ? positional[index] : '']));
}

const types: Readonly<Record<string, ButtonType>> = { QUICK_REPLY: 'quickReply', URL: 'url', PHONE_NUMBER: 'phoneNumber', COPY_CODE: 'copyCode' };

function buttonOf(button: Json): DraftButton {
  const example = at(button, 'example');
  return {
    type: types[textAt(button, 'type')?.toUpperCase() ?? ''] ?? 'quickReply',
    text: textAt(button, 'text') ?? '',
    url: textAt(button, 'url') ?? '',
    phoneNumber: textAt(button, 'phone_number') ?? '',
    example: typeof example === 'string' ? example : textAt(example, 0) ?? '',
  };
}

const wireTypes = { quickReply: 'quick_reply', url: 'url', phoneNumber: 'phone_number', copyCode: 'copy_code' } as const;

/** As the phone draws it, with the examples in place of the variables. */
export function filled(draft: Draft, copyCode: string): Json {
  const { format, text, example } = draft.header;
  const first = variablesIn(text)[0];
  return {
    ...(format !== 'none' && { header: { format, text: format === 'text' ? fill(text, first ? { [first]: example } : {}) : '' } }),
    body: fill(draft.body, draft.examples),
    footer: draft.footer,
    buttons: draft.buttons.map(button => ({
      type: wireTypes[button.type], text: button.type === 'copyCode' ? copyCode : button.text, url: variablesIn(button.url).length > 0 ? button.example : button.url,
    })),
  };
}

interface ButtonParameter {
  index: number;
  kind: 'Url' | 'CopyCode';
  value: string;
}

/** Of one name, approved: in the reader's language where Meta has it in that one. */
export function templateFor(templates: readonly Template[], name: string | undefined, language: string): Template | undefined {
  const named = templates.filter(template => template.name === name && template.status === 'APPROVED');
  return named.find(template => template.language === language) ?? named.find(template => template.language.split('_')[0] === language.split(/[-_]/)[0]) ?? named[0];
}

/** What a test says in place of the variables. */
export function testOf(template: Template, draft: Draft, values: Readonly<Record<string, string>>, header: string, headerMediaId: string | null) {
  const variables = variablesIn(draft.body);
  const named = template.parameterFormat === 'NAMED';
  const headerVariable = draft.header.format === 'text' ? variablesIn(draft.header.text)[0] : undefined;
  return {
    name: template.name,
    language: template.language,
    bodyParameters: variables.map(name => values[name] ?? ''),
    parameterNames: named && variables.length > 0 ? variables : null,
    headerParameter: headerVariable ? header : null,
    headerName: named && headerVariable ? headerVariable : null,
    headerMediaId,
    buttonParameters: draft.buttons.flatMap(({ type, url, example }, index): ButtonParameter[] => {
      if (type === 'copyCode') return [{ index, kind: 'CopyCode', value: example }];
      const variable = variablesIn(url)[0];
      // The example is of the whole address; what is sent is its end.
      return type === 'url' && variable ? [{ index, kind: 'Url', value: example.replace(url.slice(0, url.indexOf('{{')), '') }] : [];
    }),
  };
}

import type { NewsTemplate, Template } from '@/api/types';
import { fromTemplate, variablesIn } from '@/lib/template-draft';

/** What a variable of a template can say of an order. */
export const newsWords = ['{name}', '{number}', '{news}', '{status}'] as const;

export type NewsWord = (typeof newsWords)[number];

interface Part { type?: string; format?: string; text?: string; buttons?: { type?: string; url?: string }[] }

/** What it takes beside its body the news cannot give. */
const takesMore = (parts: Part[]) => parts.some(part =>
  (part.type === 'HEADER' && (part.format !== 'TEXT' || part.text?.includes('{{'))) || part.buttons?.some(button => button.url?.includes('{{') || button.type === 'COPY_CODE'));

/** By the example that Meta was given: with a digit a number, a word or two at the beginning a name, all else the news. A person sees it, and may choose otherwise. */
function meant(example: string, index: number): NewsWord {
  if (/\d/.test(example)) return '{number}';
  if (example === '') return (['{number}', '{news}', '{status}'] as const)[index] ?? '{name}';
  return index === 0 && example.split(/\s+/).length <= 2 ? '{name}' : '{news}';
}

/** The templates that news of an order can go out by, each with the languages that Meta has approved it in. */
export function newsTemplates(templates: readonly Template[]): NewsTemplate[] {
  const byName = new Map<string, NewsTemplate>();
  for (const template of templates) {
    const parts = template.components as unknown as Part[];
    if (template.status !== 'APPROVED' || template.parameterFormat === 'NAMED' || takesMore(parts)) continue;
    const { body, examples } = fromTemplate(template);
    const variables = variablesIn(body);
    if (variables.length > newsWords.length) continue;
    const known = byName.get(template.name);
    byName.set(template.name, {
      name: template.name, languages: [...known?.languages ?? [], template.language],
      parameters: known?.parameters ?? [...variables].sort((one, other) => Number(one) - Number(other)).map((name, index) => meant(examples[name] ?? '', index)),
    });
  }
  return [...byName.values()];
}

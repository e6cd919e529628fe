import type { NewsTemplate, Template } from '@/api/types';

/** What the variables of a template can say, in the order in which they are offered. */
const words = ['{number}', '{news}', '{status}'];

interface Part { type?: string; format?: string; text?: string; buttons?: { type?: string; url?: string }[] }

/** What it takes beside its body the news cannot give. */
const takesMore = (parts: Part[]) => parts.some(part =>
  (part.type === 'HEADER' && (part.format !== 'TEXT' || part.text?.includes('{{'))) || part.buttons?.some(button => button.url?.includes('{{') || button.type === 'COPY_CODE'));

/** The templates that news of an order can go out by, each with the languages that Meta has approved it in. */
export function newsTemplates(templates: readonly Template[]): NewsTemplate[] {
  const byName = new Map<string, NewsTemplate>();
  for (const template of templates) {
    const parts = template.components as unknown as Part[];
    if (template.status !== 'APPROVED' || template.parameterFormat === 'NAMED' || takesMore(parts)) continue;
    const variables = new Set(parts.find(part => part.type === 'BODY')?.text?.match(/\{\{\d+\}\}/g)).size;
    if (variables > words.length) continue;
    const known = byName.get(template.name);
    byName.set(template.name, { name: template.name, languages: [...known?.languages ?? [], template.language], parameters: words.slice(0, variables) });
  }
  return [...byName.values()];
}

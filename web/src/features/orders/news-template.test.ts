import { describe, expect, it } from 'vitest';
import type { Template } from '@/api/types';
import { newsTemplates } from './news-template';

const template = (change: Partial<Template> & { body?: string; more?: object[] }): Template => ({
  id: '1', name: 'order_update', language: 'en', category: 'UTILITY', status: 'APPROVED', quality: null, reason: null, parameterFormat: 'POSITIONAL', changedAt: '',
  components: [{ type: 'BODY', text: change.body ?? 'Your order {{1}}: {{2}}.' }, ...change.more ?? []] as never, ...change,
});

describe('templates for news of an order', () => {
  it('are those that Meta has approved, once, with all their languages', () => {
    const found = newsTemplates([template({}), template({ language: 'ar' }), template({ name: 'refused', status: 'REJECTED' })]);
    expect(found).toEqual([{ name: 'order_update', languages: ['en', 'ar'], parameters: ['{number}', '{news}'] }]);
  });

  it('take no more than news can give', () => {
    expect(newsTemplates([
      template({ body: '{{1}} {{2}} {{3}} {{4}} {{5}} and so on' }),
      template({ parameterFormat: 'NAMED' }),
      template({ more: [{ type: 'HEADER', format: 'IMAGE' }] }),
      template({ more: [{ type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://example.com/{{1}}' }] }] }),
    ])).toEqual([]);
    expect(newsTemplates([template({ body: 'Your order has moved.' })])[0]?.parameters).toEqual([]);
  });

  it('say what their examples are of, until somebody chooses otherwise', () => {
    const example = { body_text: [['Marina', '1043', 'it was shipped']] };
    const [found] = newsTemplates([template({ components: [{ type: 'BODY', text: 'Hello {{1}}, of your order {{2}}: {{3}}.', example }] as never })]);
    expect(found?.parameters).toEqual(['{name}', '{number}', '{news}']);
  });
});

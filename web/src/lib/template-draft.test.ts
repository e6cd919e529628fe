import { describe, expect, it } from 'vitest';
import type { Template } from '@/api/types';
import { emptyDraft, filled, fromTemplate, newButton, nextVariable, testOf, toRequest, variablesIn, type Draft } from './template-draft';

const draft: Draft = {
  ...emptyDraft, name: 'order_update', header: { format: 'text', text: 'For {{1}}', example: 'Marina', mediaHandle: '' },
  body: 'Hello {{1}}, order {{2}} has left.', examples: { 1: 'Marina', 2: '88' }, footer: 'Bridge',
  buttons: [{ ...newButton('url'), text: 'Track', url: 'https://shop.example/{{1}}', example: 'https://shop.example/88' }],
};

const components = [
  { type: 'HEADER', format: 'TEXT', text: 'For {{1}}', example: { header_text: ['Marina'] } },
  { type: 'BODY', text: draft.body, example: { body_text: [['Marina', '88']] } },
  { type: 'FOOTER', text: 'Bridge' },
  { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}', example: ['https://shop.example/88'] }] },
];

const template = (over: Partial<Template> = {}): Template => ({
  id: '7', name: 'order_update', language: 'en', category: 'UTILITY', status: 'APPROVED', quality: null, reason: null, parameterFormat: 'POSITIONAL',
  changedAt: '2026-10-21T10:00:00Z', components, ...over,
}) as Template;

describe('a template being written', () => {
  it('is read from what Meta keeps, and asked for as it was', () => {
    expect(fromTemplate(template())).toEqual(draft);
    expect(toRequest(draft)).toMatchObject({ parameterFormat: 'positional', body: { examples: ['Marina', '88'] }, buttons: [{ type: 'url', example: 'https://shop.example/88' }] });
  });

  it('has variables by name as soon as one is no number', () => {
    expect(toRequest({ ...draft, body: 'Hello {{who}}, order {{2}}.' }).parameterFormat).toBe('named');
    expect(variablesIn('{{a}} and {{b}} and {{a}}, {{B}}')).toEqual(['a', 'b']);
    expect(nextVariable('{{1}} and {{3}}')).toBe('{{4}}');
    expect(nextVariable('')).toBe('{{1}}');
  });

  it('is drawn with its examples, and with the braces where there is none yet', () => {
    expect(filled({ ...draft, examples: { 1: 'Marina' } }, 'Copy')).toMatchObject({
      header: { format: 'text', text: 'For Marina' }, body: 'Hello Marina, order {{2}} has left.', buttons: [{ type: 'url', url: 'https://shop.example/88' }],
    });
  });

  it('takes no address for the handle of a file', () => {
    const listed = template({ components: [{ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://cdn.example/x'] } }, { type: 'BODY', text: 'Look' }] as never });
    expect(fromTemplate(listed).header).toMatchObject({ format: 'image', mediaHandle: '' });
  });

  it('is tested with names where its variables have them, and with the end of an address', () => {
    expect(testOf(template(), draft, draft.examples, 'Marina', null)).toMatchObject({ bodyParameters: ['Marina', '88'], parameterNames: null, buttonParameters: [{ index: 0, kind: 'Url', value: '88' }] });
    expect(testOf(template({ parameterFormat: 'NAMED' }), draft, draft.examples, 'Marina', null)).toMatchObject({ parameterNames: ['1', '2'], headerName: '1' });
  });
});

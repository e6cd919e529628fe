import { expect, it } from 'vitest';
import type { Wording } from '@/api/types';
import { coverage } from './coverage';

const sentence = (texts: Record<string, string>) => ({ stepId: null, path: 'text', max: 1024, texts });
const wording: Wording = {
  languages: ['en', 'pt-BR'],
  flows: [
    { flowId: 'main', name: 'main', revision: 1, changed: false, sentences: [sentence({ en: 'Hello', pt: 'Olá' }), sentence({ '': '👍' })] },
    { flowId: 'order', name: 'order', revision: 1, changed: false, sentences: [sentence({ en: 'How many?' })] },
  ],
};

it('counts what can be said in a language, and leads to a flow that lacks it', () => {
  expect(coverage(wording, 'en')).toEqual({ said: 3, all: 3, flowId: null });
  expect(coverage(wording, 'pt-BR')).toEqual({ said: 2, all: 3, flowId: 'order' });
});

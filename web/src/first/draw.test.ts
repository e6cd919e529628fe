import { expect, it } from 'vitest';
import type { FirstAnswers } from '@/api/first-answers';
import { en } from '@/i18n/en';
import { drawFirst } from './draw';
import { firstWords } from './words';

function drawn(path: string, roles: string[], more: Partial<FirstAnswers> = {}, kept = {}) {
  const frame = document.createElement('div');
  const page = document.createElement('div');
  page.className = 'first-page';
  page.append(Object.assign(document.createElement('div'), { className: 'first-header' }));
  frame.append(page);
  const answers = { session: { user: { id: 'u', roles } }, demo: { sandboxUrl: null, referenceErpUrl: null }, company: { name: 'Our shop' }, ...more } as unknown as FirstAnswers;
  drawFirst(frame, path, firstWords(en), answers, kept);
  return frame;
}

const titleOf = (frame: Element) => frame.querySelector('.first-title')?.textContent;

it('names a page whose name is known, and a list whatever is chosen from it', () => {
  expect(titleOf(drawn('/', ['Agent']))).toBe('Dashboard');
  expect(titleOf(drawn('/orders/1043', ['Sales']))).toBe('Sales Orders');
  expect(titleOf(drawn('/flows/main', ['Owner']))).toBeUndefined();
  expect(titleOf(drawn('/no-such-page', ['Owner']))).toBeUndefined();
});

it('draws no page that the reader may not see, and none before he is let in', () => {
  expect(titleOf(drawn('/failures', ['Agent']))).toBeUndefined();
  expect(drawn('/', [], { session: { user: null } as never }).textContent).toBe('');
  expect(drawn('/', ['Owner'], { session: { user: { id: 'u', roles: ['Owner'], mustChoosePassword: true } } as never }).textContent).toBe('');
});

it('shows the guide as it was left, to those who go it', () => {
  const guide = (roles: string[], kept: object) => drawn('/', roles, {}, kept).querySelector('.first-guide')?.textContent;
  expect(guide(['Owner'], { guideDone: { u: ['products', 'hello'] } })).toContain('2 of 7');
  expect(guide(['Agent'], { guideDone: { u: [] } })).toBeUndefined();
  expect(guide(['Owner'], {})).toBeUndefined();
  expect(guide(['Owner'], { guideDone: { u: [] }, guideHiddenBy: ['u'] })).toBeUndefined();
});

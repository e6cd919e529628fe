// Before anything is drawn: the look and the direction that this reader has chosen; and, once the page is read and before its modules run, what is certain of it.
// The same as src/lib/preferences.ts and the pages themselves, which come later: no framework is here.
import type { FirstAnswers } from '@/api/first-answers';
import type { Preferences } from '@/lib/preferences';
import { drawFirst } from './draw';
import type { FirstWords } from './words';

/** Put here by the build. */
declare const FIRST_WORDS: Record<'en' | 'ar', FirstWords>;

let kept: Partial<Preferences> = {};
try {
  kept = JSON.parse(localStorage.getItem('bridge.preferences') ?? '{}') as Partial<Preferences>;
} catch {
  // Storage may be forbidden: as the system has it.
}
const root = document.documentElement;
if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
const arabic = (kept.language ?? navigator.language).startsWith('ar');
if (arabic) {
  root.lang = 'ar';
  root.dir = 'rtl';
}

/** Once what stands has been painted; a tab that is not looked at paints nothing. */
function afterPaint(run: () => void) {
  let ran = false;
  const once = () => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 500);
}

document.addEventListener('readystatechange', () => {
  const frame = document.querySelector('.first-frame');
  const answers = document.getElementById('first-answers')?.textContent;
  // Not served by the gateway, or it could not answer: an empty frame.
  if (frame && answers?.startsWith('{')) drawFirst(frame, location.pathname, FIRST_WORDS[arabic ? 'ar' : 'en'], JSON.parse(answers) as FirstAnswers, kept);
  const main = document.querySelector<HTMLLinkElement>('#main');
  if (main) afterPaint(() => document.head.append(Object.assign(document.createElement('script'), { type: 'module', crossOrigin: '', src: main.href })));
}, { once: true });

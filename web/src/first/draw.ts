import type { FirstAnswers } from '@/api/first-answers';
import { firstStepIds } from '@/lib/first-steps';
import type { Preferences } from '@/lib/preferences';
import { may } from '@/lib/roles';
import type { FirstWords } from './words';

function make(name: string, look: string, ...children: (Node | string)[]) {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.append(...children);
  return made;
}

/** What of the page at an address is known before its script is: drawn where the page will draw it, by the same rules of style, so that nothing moves when it does. */
export function drawFirst(frame: Element, path: string, words: FirstWords, { session: { user }, demo, company }: FirstAnswers, kept: Partial<Preferences>) {
  // Who is not signed in, or has something to do first, is led elsewhere.
  if (!user || !demo || user.mustSetUpSecondFactor || user.mustChoosePassword) return;
  const [, base = '', chosen] = path.split('/');
  const page = words.pages[`/${base}`];
  const admin = may(user.roles, 'erp');
  const body = frame.querySelector('.first-page');
  if (!body) return;
  // An admin is told of what as soon as the ERP's address is known.
  if (demo.sandboxUrl || (demo.referenceErpUrl && !admin)) {
    const label = admin ? 'label' : demo.sandboxUrl && demo.referenceErpUrl ? 'demo' : demo.sandboxUrl ? 'demoChats' : 'demoErp';
    body.before(make('div', 'first-demo', make('i', ''), make('span', '', words.demo[label]), make('span', 'first-links',
      ...(demo.sandboxUrl ? [make('span', '', words.demo.phone)] : []), ...(admin ? [make('span', '', words.demo.goLive)] : []))));
  }
  if (!page || (chosen && !page.list) || (page.page && !may(user.roles, page.page))) return;
  body.classList.toggle('first-list', !!page.list);
  body.classList.toggle('first-chosen', !!chosen);
  const titles = make('div', 'first-titles', make('div', 'first-title', page.title));
  if (base === '') titles.append(make('div', 'first-note', make('bdi', '', company?.name ?? ''), ' · ', page.lead ?? ''));
  else if (page.lead) titles.append(make('div', 'first-note', page.lead));
  else if (page.led) titles.append(make('div', 'first-note', '\u00a0'));
  body.querySelector('.first-header')?.append(titles);
  const done = kept.guideDone?.[user.id];
  if (base === '' && admin && done && !kept.guideHiddenBy?.includes(user.id)) drawGuide(body, words.guide, done);
}

function drawGuide(body: Element, { title, progress, steps, hints }: FirstWords['guide'], done: readonly string[]) {
  const next = firstStepIds.find(step => !done.includes(step));
  if (!next) return;
  const count = progress.replace('{{done}}', String(firstStepIds.filter(step => done.includes(step)).length)).replace('{{all}}', String(firstStepIds.length));
  const list = make('ol', '');
  for (const id of firstStepIds) {
    const item = make('li', '', make('span', 'first-tick'), make('span', 'first-words', make('b', '', make('u', '', steps[id])), ...(done.includes(id) ? [] : [make('span', '', hints[id])])));
    item.dataset.done = String(done.includes(id));
    if (id === next) item.ariaCurrent = 'step';
    list.append(item);
  }
  body.append(make('div', 'first-scroller', make('div', 'first-body', make('div', 'first-guide', make('header', '', make('h2', '', title), make('span', 'first-count', count)), list))));
}

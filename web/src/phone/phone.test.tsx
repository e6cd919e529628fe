import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { PhoneActions, PhoneMessage } from './model';
import { Phone } from './phone';

const at = '2026-11-24T10:00:00Z';
const menu: PhoneMessage = {
  id: 'm1', from: 'business', at,
  content: { kind: 'question', body: 'How can we help?', ask: { kind: 'buttons', buttons: [{ id: 'shop', title: 'Shop' }, { id: 'jobs', title: 'Jobs' }] } },
};
const list: PhoneMessage = {
  id: 'm2', from: 'business', at,
  content: { kind: 'question', body: 'Pick', ask: { kind: 'list', button: 'Categories', sections: [{ title: 'All', rows: [{ id: 'c1', title: 'Mugs', description: '6 products' }, { id: 'c2', title: 'Shirts' }] }] } },
};

function show(messages: PhoneMessage[], props: Partial<Parameters<typeof Phone>[0]> = {}) {
  const actions = { onText: vi.fn(), onTap: vi.fn(), onFile: vi.fn(), onVoice: vi.fn(), onLocation: vi.fn(), onShareContact: vi.fn(), onReact: vi.fn() } satisfies PhoneActions;
  render(<Phone business="Shop" me={{ name: 'Asha', phone: '+9779812345670' }} messages={messages} actions={actions} {...props} />);
  return actions;
}

beforeAll(() => {
  vi.stubGlobal('ResizeObserver', class { observe() { /* no layout here */ } disconnect() { /* no layout here */ } });
});
afterEach(cleanup);

test('What is written is sent by Enter, and a line break by Shift and Enter is not', () => {
  const actions = show([]);
  const field = screen.getByRole('textbox', { name: 'Message' });
  fireEvent.change(field, { target: { value: ' hi ' } });
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  expect(actions.onText).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(actions.onText).toHaveBeenCalledWith('hi', undefined);
  expect((field as HTMLTextAreaElement).value).toBe('');
});

test('A reply button answers the message it is under', () => {
  const actions = show([menu]);
  fireEvent.click(screen.getByRole('button', { name: 'Jobs' }));
  expect(actions.onTap).toHaveBeenCalledWith('m1', { id: 'jobs', title: 'Jobs' });
});

test('A list opens as a sheet, sends the chosen row, and closes', () => {
  const actions = show([list]);
  fireEvent.click(screen.getByRole('button', { name: 'Categories' }));
  const sheet = screen.getByRole('dialog', { name: 'Categories' });
  expect(within(sheet).queryByRole('button', { name: 'Send' })).toBeNull();
  fireEvent.click(within(sheet).getByRole('radio', { name: /Mugs/ }));
  fireEvent.click(within(sheet).getByRole('button', { name: 'Send' }));
  expect(actions.onTap).toHaveBeenCalledWith('m2', expect.objectContaining({ id: 'c1', title: 'Mugs' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('A sheet is left by Escape, and the chat behind it is out of reach meanwhile', () => {
  show([list]);
  fireEvent.click(screen.getByRole('button', { name: 'Categories' }));
  expect(document.querySelector('.wa-screen')?.hasAttribute('inert')).toBe(true);
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.querySelector('.wa-screen')?.hasAttribute('inert')).toBe(false);
});

test('A contact request is answered only after the number was shown and agreed to', () => {
  const actions = show([{ id: 'm3', from: 'business', at, content: { kind: 'question', body: 'Your number?', ask: { kind: 'contact' } } }]);
  fireEvent.click(screen.getByRole('button', { name: 'Share phone number' }));
  expect(screen.getByText('+9779812345670')).toBeTruthy();
  expect(actions.onShareContact).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Share' }));
  expect(actions.onShareContact).toHaveBeenCalledWith('m3');
});

test('A message is answered by quoting it', () => {
  const actions = show([menu]);
  fireEvent.click(screen.getByRole('button', { name: 'Message options' }));
  fireEvent.click(screen.getByRole('button', { name: 'Reply' }));
  const field = screen.getByRole('textbox', { name: 'Message' });
  fireEvent.change(field, { target: { value: 'the first' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(actions.onText).toHaveBeenCalledWith('the first', 'm1');
});

test('Ticks say how far a message has come', () => {
  show((['pending', 'sent', 'delivered', 'read', 'failed'] as const).map(delivery => ({ id: delivery, from: 'customer', at, delivery, content: { kind: 'text', body: delivery } })));
  expect(screen.getAllByRole('img').map(tick => tick.getAttribute('aria-label'))).toEqual(['Waiting to be sent', 'Sent', 'Delivered', 'Read', 'Not sent']);
});

test('A document shows its name, size and type', () => {
  show([{ id: 'd', from: 'customer', at, content: { kind: 'media', media: { as: 'document', src: '/cv', filename: 'cv.pdf', size: 184_320 } } }]);
  expect(screen.getByText('cv.pdf')).toBeTruthy();
  expect(screen.getByText('180 kB • PDF')).toBeTruthy();
});

test('An Arabic phone is read from the right and speaks Arabic', () => {
  show([], { language: 'ar', typing: true });
  expect(document.querySelector('.wa')?.getAttribute('dir')).toBe('rtl');
  expect(screen.getByText('يكتب…')).toBeTruthy();
});

test('Only what can be done is offered', () => {
  render(<Phone business="Shop" me={{ name: 'Preview' }} messages={[menu]} actions={{ onText: vi.fn(), onTap: vi.fn() }} />);
  expect(screen.queryByRole('button', { name: 'Attach' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Record a voice note' })).toBeNull();
});

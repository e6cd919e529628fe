import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderConsole } from '@/test/render';
import { CustomerApplications, CustomerOrders } from './customer-records';
import { Files } from './files';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const parts = [
  ['Sales Orders', <CustomerOrders key="orders" conversation={['chat']} />],
  ['Applications', <CustomerApplications key="applications" conversation={['chat']} />],
  ['Files', <Files key="files" id="chat" />],
] as const;

it.each(parts)('says of %s that they could not be read, and not that there are none', async (title, part) => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({}, { status: 503 })));
  renderConsole(part);
  expect((await screen.findByRole('alert')).textContent).toContain('not running right now');
  expect(screen.getByRole('heading', { name: title })).toBeTruthy();
});

import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Order, OrderDetails } from '@/api/types';
import type { Role } from '@/lib/roles';
import { renderConsole } from '@/test/render';
import { NewsTemplateForm } from './news-template-form';
import { OrderWork } from './order-work';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const order: Order = {
  id: 'order', conversationId: 'chat', reference: 'R-1', number: 'S-1', name: 'Marina', phone: '+971', state: 'Confirmed', status: null, total: 10, currency: 'AED', payment: 'Transfer',
  placedAt: '2026-11-30T10:00:00Z', changedAt: '2026-11-30T10:00:00Z', byAgent: false, needsPerson: false, problem: null, waits: null, version: 1,
};

const details: OrderDetails = {
  order, acts: [], address: null, agreed: { currency: 'AED', lines: [], charges: [], total: 10 } as unknown as OrderDetails['agreed'], documentUrl: null, draftId: 'draft', erpTotal: null, eta: null, history: [], lines: [],
  note: null, paidAt: null, paymentReference: null, trackingUrl: null,
};

const settings = { revision: 1, languages: ['en'], orderNews: null };

const answering = () => vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(path.endsWith('/orders/order') ? details : path.endsWith('/settings') ? settings : [])));

describe('of an order', () => {
  it.each<[Role, boolean]>([['Admin', true], ['Sales', false]])('%s is led to the calls of the ERP: %s', async (role, led) => {
    answering();
    renderConsole(<OrderWork id="order" />, role);
    expect(await screen.findByText('Open the chat')).toBeTruthy();
    expect(screen.queryByText('ERP calls behind it') !== null).toBe(led);
  });

  it.each<[Role, boolean]>([['Admin', true], ['Sales', false]])('%s chooses the template of the news: %s', async (role, chooses) => {
    answering();
    renderConsole(<NewsTemplateForm />, role);
    expect((await screen.findByRole<HTMLSelectElement>('combobox')).disabled).toBe(!chooses);
  });
});

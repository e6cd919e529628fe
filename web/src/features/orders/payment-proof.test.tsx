import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Order } from '@/api/types';
import { renderConsole } from '@/test/render';
import { PaymentProof } from './payment-proof';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says that it could not be read what the customer sent, and not that it is nothing', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({}, { status: 503 })));
  renderConsole(<PaymentProof order={{ conversationId: 'chat', placedAt: '2026-11-30T10:00:00Z', total: 10, currency: 'AED' } as Order} />);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByText('The customer has sent no picture since the order.')).toBeNull();
});

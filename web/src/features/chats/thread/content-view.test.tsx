import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { templatesQuery } from '@/api/templates';
import type { Content, Template } from '@/api/types';
import { renderConsole } from '@/test/render';
import { ContentView } from './content-view';

afterEach(cleanup);

const show = (content: Content, tapped: string[] = []) => renderConsole(<ContentView content={content} tapped={new Set(tapped)} foot={<span>10:00</span>} />);

describe('what we said', () => {
  it('draws buttons below the text and the time, and marks the one that was tapped', () => {
    show({ type: 'buttons', body: 'What next?', buttons: [{ id: 'a', title: 'Shop' }, { id: 'b', title: 'Jobs' }] }, ['b']);
    const [shop, jobs] = screen.getAllByRole('listitem');
    expect(shop?.textContent).toBe('Shop');
    expect(within(jobs as HTMLElement).getByLabelText('Chosen by the customer')).toBeTruthy();
    expect(screen.getByText('10:00').compareDocumentPosition(shop as HTMLElement) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('shows the row that was chosen from a folded list', () => {
    show({ type: 'list', body: 'Choose', buttonLabel: 'Categories', sections: [{ title: null, rows: [{ id: 'k', title: 'Shelves', description: null }] }] }, ['k']);
    expect(screen.getByText('Categories').closest('details')?.open).toBe(false);
    expect(screen.getAllByText('Shelves').some(found => !found.closest('details'))).toBe(true);
  });

  it('reads WhatsApp’s marks', () => {
    show({ type: 'text', body: 'Order *1043* is on its way' });
    expect(screen.getByText('1043').tagName).toBe('STRONG');
  });

  it('draws a picture from the catalog with its caption', () => {
    show({ type: 'image', image: { imageId: '7', sha256: 'x', mimeType: 'image/png' }, caption: 'Oak shelf' });
    expect(screen.getByRole('img').getAttribute('src')).toBe('/api/catalog/images/7');
    expect(screen.getByText('Oak shelf')).toBeTruthy();
  });

  it.each<Content>([
    { type: 'contact_request', body: 'Please share' },
    { type: 'location_request', body: 'Where to?' },
    { type: 'link', body: 'Pay here', label: 'Pay', url: 'https://pay.example' },
    { type: 'document', mediaId: '1', filename: 'invoice.pdf', caption: null },
    { type: 'location', latitude: 1, longitude: 2, name: 'Shop', address: null },
    { type: 'contacts', cards: [{ name: 'Support', phones: ['+551140001234'] }] },
    { type: 'reaction', wamid: 'w', emoji: '✅' },
    { type: 'form', body: 'Apply', label: 'Apply', formId: '66', token: 't' },
    { type: 'product', body: null, catalogId: '7', retailerId: 'SKU-001' },
    { type: 'products', header: 'New', body: 'Look', catalogId: '7', sections: [{ title: null, retailerIds: ['SKU-001', 'SKU-002'] }] },
    { type: 'catalog', body: 'All of it', pictureOf: null },
    { type: 'template', name: 'order_update', language: 'en', bodyParameters: ['1043'] },
  ])('has a drawing for $type', content => {
    const { container } = show(content);
    expect(container.textContent).not.toBe('10:00');
    expect(screen.getByText('10:00')).toBeTruthy();
  });

  it('draws a template as the customer reads it, its name above', async () => {
    const { queries } = show({ type: 'template', name: 'order_update', language: 'en', bodyParameters: ['1043'] });
    queries.setQueryData(templatesQuery.queryKey, [{
      id: '1', name: 'order_update', language: 'en', status: 'APPROVED', category: 'UTILITY', parameterFormat: 'POSITIONAL',
      components: [{ type: 'BODY', text: 'Order *{{1}}* is on its way' }, { type: 'FOOTER', text: 'Atlas' }, { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] }],
    } as unknown as Template]);
    await screen.findByText('Atlas');
    expect(screen.getByText('1043').tagName).toBe('STRONG');
    for (const words of ['Template order_update (en)', 'Thanks']) expect(screen.getByText(words)).toBeTruthy();
  });

  it('draws a template as it read when it was sent, whatever it reads by now', async () => {
    const { queries } = renderConsole(
      <ContentView
        content={{ type: 'template', name: 'order_update', language: 'en', bodyParameters: ['1043'] }} wording={[{ type: 'BODY', text: 'Order {{1}} is packed' }]} tapped={new Set()} foot={<span>10:00</span>}
      />,
    );
    queries.setQueryData(templatesQuery.queryKey, [{ id: '1', name: 'order_update', language: 'en', status: 'APPROVED', components: [{ type: 'BODY', text: 'Order {{1}} has left' }] } as unknown as Template]);
    await screen.findByText('Order 1043 is packed');
    expect(screen.queryByText('Order 1043 has left')).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { contentOf } from './cloud-api';

test('Reply buttons with a picture above them', () => {
  const content = contentOf({
    type: 'interactive',
    interactive: {
      type: 'button', header: { type: 'image', image: { id: '1' } }, body: { text: 'How many?' }, footer: { text: 'or type it' },
      action: { buttons: [{ type: 'reply', reply: { id: 'q10', title: '10 pcs' } }] },
    },
  }, { src: '/sandbox/media/1' });
  expect(content).toEqual({
    kind: 'question', header: undefined, media: { as: 'image', src: '/sandbox/media/1' }, body: 'How many?', footer: 'or type it',
    ask: { kind: 'buttons', buttons: [{ id: 'q10', title: '10 pcs' }] },
  });
});

test('A list with its sections', () => {
  const content = contentOf({
    type: 'interactive',
    interactive: { type: 'list', body: { text: 'Jobs' }, action: { button: 'See', sections: [{ title: 'IT', rows: [{ id: 'j1', title: 'Analyst', description: 'Remote' }] }] } },
  });
  expect(content).toMatchObject({ ask: { kind: 'list', button: 'See', sections: [{ title: 'IT', rows: [{ id: 'j1', title: 'Analyst', description: 'Remote' }] }] } });
});

test.each([
  ['a tap reads as its title', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'x', title: 'Shop' } } }, { kind: 'text', body: 'Shop' }],
  ['a voice note', { type: 'audio', audio: { id: '1', voice: true, mime_type: 'audio/ogg' } }, { kind: 'media', media: { as: 'voice', mimeType: 'audio/ogg' } }],
  ['a contact request', { type: 'interactive', interactive: { type: 'request_contact_info', body: { text: 'Number?' }, action: {} } }, { ask: { kind: 'contact' } }],
  ['a link', { type: 'interactive', interactive: { type: 'cta_url', body: { text: 'Pay' }, action: { parameters: { display_text: 'Pay', url: 'https://p.example' } } } }, { ask: { kind: 'link', url: 'https://p.example' } }],
  ['a place', { type: 'location', location: { latitude: 1, longitude: 2, name: 'Shop' } }, { kind: 'location', place: { latitude: 1, longitude: 2, name: 'Shop' } }],
  ['a type of tomorrow', { type: 'hologram' }, { kind: 'unsupported' }],
  ['an interaction of tomorrow', { type: 'interactive', interactive: { type: 'maze', body: { text: 'x' } } }, { kind: 'unsupported' }],
  ['nonsense', null, { kind: 'unsupported' }],
])('%s', (_, payload, expected) => expect(contentOf(payload)).toMatchObject(expected));

import { describe, expect, it } from 'vitest';
import { parseWhatsAppText, withoutMarks } from './whatsapp-text';

describe('WhatsApp text', () => {
  it('reads bold, italic and struck words', () => {
    expect(parseWhatsAppText('a *b* _c_ ~d~')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'bold', parts: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 'italic', parts: [{ kind: 'text', text: 'c' }] },
      { kind: 'text', text: ' ' },
      { kind: 'strike', parts: [{ kind: 'text', text: 'd' }] },
    ]);
  });

  it('nests marks', () => {
    expect(parseWhatsAppText('*a _b_*')).toEqual([
      { kind: 'bold', parts: [{ kind: 'text', text: 'a ' }, { kind: 'italic', parts: [{ kind: 'text', text: 'b' }] }] },
    ]);
  });

  it('leaves marks inside words, and those that hug nothing', () => {
    for (const plain of ['snake_case_name', '2 * 3 * 4', 'a*b*c', '* not bold *', '*']) {
      expect(parseWhatsAppText(plain)).toEqual([{ kind: 'text', text: plain }]);
    }
  });

  it('reads Arabic in bold', () => {
    expect(parseWhatsAppText('*السعر*: ٣')).toEqual([{ kind: 'bold', parts: [{ kind: 'text', text: 'السعر' }] }, { kind: 'text', text: ': ٣' }]);
  });

  it('marks nothing inside code', () => {
    expect(parseWhatsAppText('```*a*```')).toEqual([{ kind: 'code', text: '*a*' }]);
  });

  it('links an address without the full stop after it', () => {
    expect(parseWhatsAppText('see https://a.example/x_y_z?q=1.')).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', text: 'https://a.example/x_y_z?q=1', href: 'https://a.example/x_y_z?q=1' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('is told without its marks where it is not drawn', () => {
    expect(withoutMarks('Welcome! *Magic _Mug_*: ~$12~ $9.90, 2 * 3, see https://a.example/x_y_z')).toBe('Welcome! Magic Mug: $12 $9.90, 2 * 3, see https://a.example/x_y_z');
  });
});

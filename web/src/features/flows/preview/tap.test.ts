import { expect, it } from 'vitest';
import type { PhoneMessage } from '@/phone/model';
import { tapOn } from './tap';

const question = (id: string): PhoneMessage => ({ id, from: 'business', at: '2026-08-05T12:00:00Z', content: { kind: 'question', body: '?', ask: { kind: 'buttons', buttons: [] } } });
const messages = [question('a'), question('b'), question('c')];

it('is played again by its option', () => expect(tapOn(messages, 'c', '1.b067.2.product:01a2.10', 'Mug')).toEqual({ tap: { option: 'product:01a2.10', back: 0 } }));

it('on an older question says how old it is', () => expect(tapOn(messages, 'a', '1.b067.2.yes', 'Yes')).toEqual({ tap: { option: 'yes', back: 2 } }));

it('keeps an id that is not the engine’s', () => expect(tapOn(messages, 'c', 'confirm:9:1', 'Confirm')).toEqual({ item: { type: 'tap', replyId: 'confirm:9:1', title: 'Confirm' } }));

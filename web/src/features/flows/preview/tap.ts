import type { PreviewInput } from '@/api/flows';
import type { PhoneMessage } from '@/phone/model';

/** A reply id of the engine's: version, session, visit, option. */
const replyId = /^1\.[^.]+\.\d+\.(.+)$/;

/** A tap by its option and not by its id, which holds the session: so that it can be played again in another one. */
export function tapOn(messages: readonly PhoneMessage[], messageId: string, id: string, title: string): PreviewInput {
  const option = replyId.exec(id)?.[1];
  if (option === undefined) return { item: { type: 'tap', replyId: id, title } };
  const later = messages.slice(messages.findIndex(message => message.id === messageId) + 1);
  return { tap: { option, back: later.filter(message => message.content.kind === 'question').length } };
}

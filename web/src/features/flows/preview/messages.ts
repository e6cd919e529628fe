import { imageUrl } from '@/api/catalog';
import type { SimulatedMessage, Simulation } from '@/api/types';
import { contentOf } from '@/phone/cloud-api';
import type { Content, PhoneMessage } from '@/phone/model';

/** The picture of a product stands in the content by Bridge's own id. */
function pictureOf(content: SimulatedMessage['content']): string | undefined {
  if (content.type === 'image') return content.image.imageId;
  return content.type === 'buttons' ? content.picture?.imageId : undefined;
}

function drawn({ content, payload, refused }: SimulatedMessage): Content {
  if (refused !== null || payload === null) return { kind: 'text', body: `⚠ ${refused ?? ''}` };
  const picture = pictureOf(content);
  return contentOf(payload, picture ? { src: imageUrl(picture) } : {});
}

/** What the bot says in one answer of the simulation, as the phone draws it. */
export const saidIn = (simulation: Simulation, turn: number): PhoneMessage[] =>
  simulation.turns.flatMap((one, index) => one.messages.map((message, place) => ({
    id: `${turn}-${index}-${place}`, from: 'business' as const, at: simulation.state.now, content: drawn(message),
  })));

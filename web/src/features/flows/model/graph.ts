import type { StepType } from '@/api/types';
import { exitsOf, optionsOf, placeOf, type Flow, type Place, type Step } from './flow';

export interface Port {
  exit: string;
  kind: 'option' | 'exit';
  target: string | undefined;
}

/** All ways out of a step: its options, the exits of its type, and whatever else is connected. */
export function portsOf(step: Step, type: StepType | undefined): Port[] {
  const exits = exitsOf(step);
  const options = optionsOf(step).map(option => option.id);
  const own = (type?.exits ?? []).filter(exit => !options.includes(exit));
  const others = Object.keys(exits).filter(exit => !options.includes(exit) && !own.includes(exit));
  const port = (kind: Port['kind']) => (exit: string): Port => ({ exit, kind, target: exits[exit] });
  return [...options.map(port('option')), ...[...own, ...others].map(port('exit'))];
}

/** Where "add after" adds: the chosen port, else the first that leads nowhere yet, else the first. */
export function portToAddAfter(ports: readonly Port[], chosen: string | null): string | undefined {
  return ports.find(port => port.exit === chosen)?.exit ?? ports.find(port => !port.target)?.exit ?? ports[0]?.exit;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

const ahead: Record<Direction, (from: Place, to: Place) => number> = {
  up: (from, to) => from.y - to.y,
  down: (from, to) => to.y - from.y,
  left: (from, to) => from.x - to.x,
  right: (from, to) => to.x - from.x,
};

/** Where every card stands. One that has no place yet (it was typed into the JSON) is put behind a step that leads to it, else below all. */
export function placesOf(flow: Flow): ReadonlyMap<string, Place> {
  const places = new Map(flow.steps.flatMap(step => {
    const place = placeOf(step);
    return place ? [[step.id, place] as const] : [];
  }));
  let below = Math.max(0, ...[...places.values()].map(place => place.y + 220));
  for (const step of flow.steps) {
    if (places.has(step.id)) continue;
    const before = flow.steps.find(one => places.has(one.id) && Object.values(exitsOf(one)).includes(step.id));
    const from = before && places.get(before.id);
    places.set(step.id, from ? { x: from.x + 340, y: from.y + 40 } : { x: 0, y: below });
    if (!from) below += 220;
  }
  return places;
}

/** Where a new card lies on no other: where it is wished, else below. */
export function freePlace(places: ReadonlyMap<string, Place>, wish: Place): Place {
  const taken = [...places.values()].filter(place => Math.abs(place.x - wish.x) < 280);
  let { y } = wish;
  for (let covered; (covered = taken.find(place => Math.abs(place.y - y) < 160)); ) y = covered.y + 180;
  return { x: wish.x, y };
}

/** The nearest card in a direction: what lies straight ahead before what lies aside. */
export function nearest(flow: Flow, from: string, direction: Direction): string | undefined {
  const places = placesOf(flow);
  const origin = places.get(from);
  if (!origin) return undefined;
  const distance = (place: Place) => {
    const along = ahead[direction](origin, place);
    const aside = direction === 'up' || direction === 'down' ? Math.abs(place.x - origin.x) : Math.abs(place.y - origin.y);
    return along <= 0 ? Infinity : along + 2 * aside;
  };
  const near = [...places]
    .filter(([id]) => id !== from)
    .map(([id, place]) => ({ id, far: distance(place) }))
    .sort((one, other) => one.far - other.far)[0];
  return near && near.far < Infinity ? near.id : undefined;
}

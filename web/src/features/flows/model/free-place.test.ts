import { expect, test } from 'vitest';
import { freePlace } from './graph';

test('a new card takes the place that is wished where nothing lies', () => {
  expect(freePlace(new Map([['a', { x: 0, y: 0 }]]), { x: 340, y: 0 })).toEqual({ x: 340, y: 0 });
});

test('a new card goes below those that lie there, and under no two', () => {
  const places = new Map([['a', { x: 0, y: 0 }], ['b', { x: 340, y: 0 }], ['c', { x: 344, y: 170 }]]);
  expect(freePlace(places, { x: 340, y: 0 })).toEqual({ x: 340, y: 350 });
});

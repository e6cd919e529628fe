// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = new Map([...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)].map(([, name, light, dark]) => [name, { light, dark }]));

function luminance(hex: string) {
  const long = hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map(at => {
    const channel = parseInt(long.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, scheme: 'light' | 'dark') {
  const [a = 0, b = 0] = [one, other].map(name => luminance(pairs.get(name)?.[scheme] ?? '')).sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

const surfaces = ['bg', 'surface', 'surface-hover', 'surface-sunken', 'surface-float'];
const texts = ['text', 'text-muted', 'text-faint', 'accent', 'good', 'attention', 'danger', 'info'];

const readable: [string, string][] = [
  ...texts.flatMap(text => surfaces.map((surface): [string, string] => [text, surface])),
  ...['good', 'attention', 'danger', 'info'].map((state): [string, string] => [state, `${state}-soft`]),
  ...[0, 1, 2, 3, 4, 5].map((tone): [string, string] => [`tone-${tone}`, `tone-${tone}-soft`]),
  ...['bubble-customer', 'bubble-bot', 'bubble-person'].flatMap((bubble): [string, string][] => [['text', bubble], ['text-muted', bubble]]),
  ['accent-contrast', 'accent'],
  ['accent-contrast', 'accent-hover'],
  ['accent-soft-text', 'accent-soft'],
  ['text', 'accent-soft'],
  ['text-muted', 'accent-soft'],
  ['text-faint', 'accent-soft'],
];

describe.each(['light', 'dark'] as const)('in %s', scheme => {
  it.each(readable)('%s can be read on %s', (text, surface) => {
    expect(contrast(text, surface, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(surfaces)('the border of a field and the focus ring stand out on %s', surface => {
    expect(contrast('line-strong', surface, scheme)).toBeGreaterThanOrEqual(3);
    expect(contrast('focus', surface, scheme)).toBeGreaterThanOrEqual(3);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

const classesIn = (css: string) => new Set([...css.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name));

/** What a component asks of a sheet that has no such class: it would be drawn bare. */
function bare(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(([, alias = '', path = '']) => {
    const sheet = path.startsWith('@/') ? join(root, path.slice(2)) : join(dirname(file), path);
    const known = classesIn(readFileSync(sheet, 'utf8'));
    return [...text.matchAll(new RegExp(`(?<![\\w.'/])${alias}\\.([A-Za-z_]\\w*)`, 'g'))].filter(([, name]) => !known.has(name ?? '')).map(([use]) => `${relative(root, file)}: ${use}`);
  });
}

it('every class that a component names is in its sheet', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.tsx')).map(name => join(root, name));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(bare)).toEqual([]);
});

// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { areas } from './areas';

const access = readFileSync(new URL('../../../../../docs/access.md', import.meta.url), 'utf8');
const changed = [...access.matchAll(/^\| `(?:POST|PUT|PATCH|DELETE) ([^`]+)`/gm)].map(([, path = '']) => path);

it.each(areas)('$name holds changes that can be made', ({ path }) => {
  expect(changed.filter(one => one.startsWith(path))).not.toEqual([]);
});

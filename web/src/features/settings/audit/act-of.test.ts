// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actOf } from './act-of';

/** What the gateway leaves out of the audit log, or tells by an event of its own: AuditLog.cs. */
const unrecorded = ['/api/session', '/api/messaging/conversations', '/api/flow/simulations'];
const questions = ['/check', '/simulate', '/run', '/open'];

const changes = [...readFileSync(new URL('../../../../../docs/access.md', import.meta.url), 'utf8').matchAll(/^\| `(POST|PUT|PATCH|DELETE) ([^`]+)`/gm)]
  .map(([, method = '', path = '']) => ({ method, path: path.replace(/\{[^}]+\}/g, '01a2284a-6978') }))
  .filter(({ path }) => !unrecorded.some(prefix => path.startsWith(prefix)) && !questions.some(ending => path.endsWith(ending)));

describe('the words of the audit log', () => {
  it('are there for every change that can be made', () => {
    expect(changes.length).toBeGreaterThan(80);
    expect(changes.filter(({ method, path }) => !actOf(method, path)).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('tell the one from the many', () => {
    expect(actOf('PUT', '/api/catalog/products/new')).toBe('productsNew');
    expect(actOf('PUT', '/api/catalog/products/01a2')).toBe('productChanged');
    expect(actOf('POST', '/api/flow/flows/import')).toBe('flowsImported');
    expect(actOf('GET', '/api/users')).toBeUndefined();
  });
});

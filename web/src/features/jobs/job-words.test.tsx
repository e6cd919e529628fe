import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { JobDetails } from '@/api/types';
import type { Role } from '@/lib/roles';
import { renderConsole } from '@/test/render';
import { JobWords } from './job-words';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const details: JobDetails = {
  applications: 3, names: {}, descriptions: {},
  job: { id: 'job', externalId: '7', name: 'Welder', active: true, department: null, description: null, flowId: null, version: 1, visible: true },
};

it.each<[Role, boolean]>([['HR', true], ['Sales', false]])('leads %s to who has applied: %s', async (role, led) => {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(path.endsWith('/jobs/job') ? details : path.endsWith('/settings') ? { languages: ['en'] } : [])));
  renderConsole(<JobWords id="job" />, role);
  expect((await screen.findByText('3 applications')).closest('a') !== null).toBe(led);
});

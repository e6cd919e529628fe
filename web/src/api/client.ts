import { Problem, problemFrom } from './problem';

let antiforgery = '';
let onSessionOver = () => {};
let onProofNeeded = () => Promise.resolve(false);

/** The session's answer brings the token that every write must show. */
export function setAntiforgery(token: string) {
  antiforgery = token;
}

/** Called when a request is refused because nobody is signed in any more, or because whoever is must first choose a password or set up a second factor. */
export function whenSessionOver(callback: () => void) {
  onSessionOver = callback;
}

let held: { until: Promise<void>; release: () => void } | undefined;

/** What is read from here on is asked for once {@link releaseReads} is called: the first paint needs the processor more. */
export function holdReads() {
  let release = () => {};
  const until = new Promise<void>(resolve => (release = resolve));
  held = { until, release };
  // A tab in the background draws nothing: it is not waited for.
  setTimeout(releaseReads, 500);
}

export function releaseReads() {
  held?.release();
  held = undefined;
}

/** Called when a request waits for the person to say once more who he is: resolves to whether he has. */
export function whenProofNeeded(callback: () => Promise<boolean>) {
  onProofNeeded = callback;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(method: Method, path: string, body: BodyInit | null, headers: Record<string, string>, signal?: AbortSignal, proved = false): Promise<Response> {
  const init: RequestInit = { method, body, headers: { Accept: 'application/json', ...headers }, credentials: 'same-origin' };
  if (signal) init.signal = signal;
  if (method !== 'GET') init.headers = { ...init.headers, 'X-CSRF-TOKEN': antiforgery };
  if (held && method === 'GET') {
    await held.until;
    signal?.throwIfAborted();
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(0, {}, cause);
  }
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if ((response.status === 401 && path !== '/api/session') || problem.needs === 'second-factor' || problem.needs === 'own-password') onSessionOver();
  if (problem.needs === 'proof' && !proved && await onProofNeeded()) return send(method, path, body, headers, signal, true);
  throw problem;
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

type Value = string | number | boolean | null | undefined;
export type Query = Record<string, Value | readonly string[]>;

/** A path with its query; what is null, undefined or empty is left out, and several values of one name are named once each. */
export function withQuery(path: string, query: Query): string {
  const values = Object.entries(query).flatMap(([key, value]) => (Array.isArray(value) ? value : [value as Value]).map(one => [key, one] as const));
  const entries = values.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return entries.length ? `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}` : path;
}

export const get = async <T>(path: string, signal?: AbortSignal) => json<T>(await send('GET', path, null, {}, signal));

/** A file as it lies there. */
export const getFile = async (path: string, signal?: AbortSignal) => (await send('GET', path, null, { Accept: '*/*' }, signal)).blob();

const sendJson = async <T>(method: Method, path: string, body?: unknown) =>
  json<T>(await send(method, path, body === undefined ? null : JSON.stringify(body), body === undefined ? {} : { 'Content-Type': 'application/json' }));

export const post = <T>(path: string, body?: unknown) => sendJson<T>('POST', path, body);
export const put = <T>(path: string, body?: unknown) => sendJson<T>('PUT', path, body);
export const del = <T>(path: string) => sendJson<T>('DELETE', path);

/** A file that is made for this request. */
export const download = async (path: string, body: unknown) => (await send('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json' })).blob();

/** Multipart: the browser writes the content type, with its boundary. */
export const putForm = async (path: string, form: FormData) => { await send('PUT', path, form, {}); };
export const postForm = async <T>(path: string, form: FormData, signal?: AbortSignal) => json<T>(await send('POST', path, form, {}, signal));

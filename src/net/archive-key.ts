/** The name under which a URL is kept and found again: without fragment, userinfo and secrets. */
import { hash } from 'node:crypto';

/** Query parameters that hold a secret whatever their value is. */
const secretParameters = new Set([
  'token',
  'access_token',
  'auth_token',
  'api_key',
  'apikey',
  'api-key',
  'x-api-key',
  'client_secret',
  'secret',
  'password',
  'sig',
  'signature',
  'x-amz-signature',
  'x-goog-signature',
]);

/**
 * `key=` is a secret at some hosts and the name of a series at others. Issued keys are long (Google's have 39
 * characters, 32 hex digits are usual); blanking `?key=GDP` would give two series one name.
 */
const shortestSecretKey = 16;

const isSecret = (name: string, value: string): boolean =>
  secretParameters.has(name) || (name === 'key' && value.length >= shortestSecretKey);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: no secret parameter's name holds one.
    return text;
  }
};

/** The URL without userinfo, and with `***` in place of each secret of its query; order and spelling of the rest stay. */
export const withoutSecrets = (url: string): string => cleaned(new URL(url)).href;

/** The key of replay: two URLs with one key are one page. */
export function archiveKey(url: string): string {
  const safe = cleaned(new URL(url));
  if (safe.hash !== '' || safe.href.endsWith('#')) safe.hash = '';
  return safe.href;
}

function cleaned(url: URL): URL {
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  if (url.search === '') return url;
  const query = url.search
    .slice(1)
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 0) return pair;
      return isSecret(decoded(pair.slice(0, at)).toLowerCase(), pair.slice(at + 1)) ? `${pair.slice(0, at)}=***` : pair;
    })
    .join('&');
  if (query !== url.search.slice(1)) url.search = query;
  return url;
}

/** `<host>-<10 hex digits>`: the part of a capture's file name that stands for its URL. */
export function keyName(key: string): string {
  const host = new URL(key).hostname.replace(/[^a-z0-9.]+/g, '-').replace(/^[^a-z0-9]+/, '');
  return `${host.slice(0, 60) || 'host'}-${hash('sha256', key).slice(0, 10)}`;
}

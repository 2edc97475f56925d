import { z } from 'zod';

/** What is wrong with a URL of a claims file, in words for its author; undefined where nothing is. */
function fault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is no URL: write it whole, with https://';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return 'is not of the web: only http and https are fetched';
  if (url.username || url.password) return 'holds a user name or password, and is refused';
  return undefined;
}

/** A URL that a claims file may name: http or https, without user name and password. */
export const httpUrl = z.string().superRefine((text, context) => {
  const message = fault(text);
  if (message) context.addIssue({ code: 'custom', message: `"${text}" ${message}` });
});

/** The host as a reader names it: without "www.". */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

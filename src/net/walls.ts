/**
 * Pages that stand in for the page that was asked for: challenges, captchas, refusals, consent, shells for scripts. They
 * answer 200 as often as 403, and some repeat figures of the page behind them, so they are known by shape: hardly any text
 * of their own, and the machinery or the words of a gate.
 */
import {
  asksForWords,
  captchaForm,
  captchaMachinery,
  consentAddress,
  consentButton,
  consentPiece,
  consentTitle,
  dataScript,
  declaresArticle,
  declaresItself,
  emptyMount,
  gateMachinery,
  gateTitle,
  gateTitleAnywhere,
  gateWords,
  loginTitle,
  missingTitle,
  passwordField,
  paywallTitle,
  scriptWords,
  sensors,
  troubleTitle,
} from './gate-signs.ts';
import { type PageShape, readShape } from './page-shape.ts';
import { type Capture, header, type WebErrorCode } from './web.ts';

export interface Wall {
  readonly code: WebErrorCode;
  readonly detail: string;
  readonly hint: string;
}

/** In letters. A page with more visible text than this has something to say besides "prove that you are human". */
const gateTextMax = 2_500;

/** With less than this there is no page. */
const noTextMax = 150;

/** With less than this, the words of a gate alone tell; between the two its machinery must be there as well. */
const bareTextMax = 700;

/** Gates that say the most of themselves without their own words have four. */
const articleSentencesMin = 4;

/** A button says no more than this. */
const buttonTextMax = 40;

/** In characters. Scripts of a page are longer, and among many some set a cookie and some leave. */
const entryScriptMax = 30_000;

/** Larger pages are no gates: the largest seen, with its script inlined, has a third of this. */
const gateBytesMax = 512 * 1024;

const wall: Wall = {
  code: 'blocked',
  detail: 'wall',
  hint: 'The host shows a check for robots instead of the page: save the page in a browser and add it, or use an archived copy.',
};

const consent: Wall = {
  code: 'blocked',
  detail: 'consent',
  hint: 'The host asks for consent before it shows the page: save the page in a browser and add it, or use an archived copy.',
};

const paywall: Wall = {
  code: 'blocked',
  detail: 'paywall',
  hint: 'The host shows the page to subscribers only: look for another source.',
};

const needsScript: Wall = {
  code: 'blocked',
  detail: 'needs-script',
  hint: 'The page is empty until its scripts have run: name its data source, or save the page in a browser and add it.',
};

const missing: Wall = {
  code: 'gone',
  detail: 'says so',
  hint: 'The host answers with a page that says there is none: look for its new address or an archived copy.',
};

const trouble: Wall = {
  code: 'unreachable',
  detail: 'error page',
  hint: 'The host answers with a page about trouble of its own: try again later.',
};

const undeclared: Wall = {
  code: 'blocked',
  detail: 'contact',
  hint: 'The host wants to know who asks: set a contact address (an e-mail or a URL) for the User-Agent.',
};

const threshold: Wall = {
  code: 'rate-limited',
  detail: 'threshold',
  hint: 'The host counts too many requests from this network: leave it alone for ten minutes.',
};

/** Leaves for another address, whatever the page holds. */
const leaves = /location\s*(?:\.(?:reload|replace|href|assign)|=[^=])/;

/** A script that computes its way in, sets a cookie and asks again, or hides what it does. */
const worksForEntry = (script: string): boolean =>
  (script.match(/\b_0x[0-9a-f]{3,}/gi)?.length ?? 0) >= 20 ||
  (/\b(?:sha-?(?:1|2|256|384|512)|md5)\b|crypto\.subtle|digest\(/i.test(script) &&
    /nonce|difficulty|challenge|proof/i.test(script)) ||
  (/document\.cookie\s*=/.test(script) && leaves.test(script));

/** Characters of text, where one Chinese, Japanese or Korean character says what three letters do. */
const weigh = (text: string): number =>
  text.length + 2 * (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0);

/** Letters and digits alone, in words: what two ways to write one title have in common. */
const plainTitle = (title: string): string =>
  (
    title
      .replace(/&#?\w+;/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');

/** The title that a page gives to others, bounded before it is looked into: a stranger wrote it. */
function titleForOthers(html: string): string {
  const [tag = ''] = (html.match(/<meta\b[^<>]{1,1000}>/gi) ?? []).filter((meta) =>
    /property=["']?og:title\b/i.test(meta),
  );
  return plainTitle(/content=(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).join('') ?? '');
}

/**
 * Songs, books and headlines are called as gates are. Such a page says that it is an article of that very title, tells it
 * in sentences, and asks for nothing.
 */
function isArticle(html: string, { title, said, shown }: PageShape): boolean {
  if (!declaresArticle.test(html) || gateWords.test(said) || captchaForm.test(html)) return false;
  if ((shown.match(/[^\s.!?。！？][.!?](?=\s|$)|[。！？]/g)?.length ?? 0) < articleSentencesMin) return false;
  const forOthers = titleForOthers(html);
  return forOthers !== '' && `${plainTitle(title)} `.startsWith(`${forOthers} `);
}

function isGate(html: string, shape: PageShape, weight: number): boolean {
  const { scripts, title, said } = shape;
  if (weight > gateTextMax) return false;
  if (gateMachinery.test(html)) return true;
  if ((gateTitle.test(title) || gateTitleAnywhere.test(title)) && !isArticle(html, shape)) return true;
  if (weight <= noTextMax && sensors.test(html)) return true;
  if (weight <= bareTextMax && loginTitle.test(title) && passwordField.test(html)) return true;
  if (gateWords.test(said) && (weight <= bareTextMax || captchaMachinery.test(html))) return true;
  // Whatever its language: a check, hardly anything besides, no other question to the reader and no word to search engines.
  const isOwnForm = declaresItself.test(html) || asksForWords.test(html);
  if (weight <= bareTextMax && captchaForm.test(html) && !isOwnForm) return true;
  const bytes = scripts.reduce((sum, script) => sum + script.length, 0);
  const bare = bytes <= entryScriptMax && !declaresItself.test(html) ? bareTextMax : noTextMax;
  return weight <= bare && scripts.some(worksForEntry);
}

/** A page that says little besides what becomes of its readers' data, and has buttons to agree with. */
function asksForConsent({ title, pieces }: PageShape, weight: number): boolean {
  if (weight > gateTextMax) return false;
  if (consentTitle.test(title)) return true;
  if (!pieces.some((piece) => piece.length <= buttonTextMax && consentButton.test(piece))) return false;
  const rest = pieces.filter((piece) => !consentPiece.test(piece)).reduce((sum, piece) => sum + weigh(piece), 0);
  return rest <= noTextMax && rest <= weight / 3;
}

/** Nothing to see, and scripts that would change that. */
function isShell(html: string, { scripts, said, shown }: PageShape, weight: number): boolean {
  if (weight > noTextMax || dataScript.test(html) || !/<script\b/i.test(html)) return false;
  return (
    emptyMount.test(html) || scriptWords.test(said) || (shown === '' && scripts.some((script) => leaves.test(script)))
  );
}

function standIn(html: string, status: number): Wall | undefined {
  const shape = readShape(html);
  const weight = weigh(shape.shown);
  if (isGate(html, shape, weight)) return wall;
  if (asksForConsent(shape, weight)) return consent;
  if (weight <= gateTextMax && paywallTitle.test(shape.title)) return paywall;
  // Any other status says so itself, and more exactly.
  if (status === 200 && weight <= gateTextMax && missingTitle.test(shape.title)) return missing;
  if (status === 200 && weight <= bareTextMax && troubleTitle.test(shape.title)) return trouble;
  return isShell(html, shape, weight) ? needsScript : undefined;
}

function isConsent(capture: Capture): boolean {
  if (!capture.hops?.length) return false;
  const { hostname, pathname } = new URL(capture.finalUrl);
  return consentAddress.test(hostname + pathname) && !consentAddress.test(new URL(capture.url).hostname);
}

/** The markup, in the encoding that it names where it is not in UTF-8. What no encoding fits is read as far as it goes. */
function htmlOf(answer: Pick<Capture, 'headers' | 'body'>): string {
  const text = new TextDecoder().decode(answer.body);
  if (!text.includes('\ufffd')) return text;
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i;
  const label = (charset.exec(header(answer, 'content-type') ?? '') ?? charset.exec(text.slice(0, 4096)))?.[1];
  try {
    return new TextDecoder(label).decode(answer.body);
  } catch {
    // A label that names no encoding.
    return text;
  }
}

/** The wall that an answer is, by itself. */
export function gateOf(answer: Pick<Capture, 'status' | 'headers' | 'body'>): Wall | undefined {
  if (header(answer, 'cf-mitigated') !== undefined) return wall;
  if (/^(?:challenge|captcha)$/i.test(header(answer, 'x-amzn-waf-action') ?? '')) return wall;
  if (answer.body.length > gateBytesMax) return undefined;
  const start = new TextDecoder().decode(answer.body.subarray(0, 200));
  // A gate before a data file is HTML whatever the file's type.
  if (!/html/i.test(header(answer, 'content-type') ?? '') && !/^\s*<(?:!doctype html|html)/i.test(start))
    return undefined;
  const html = htmlOf(answer);
  if (answer.status !== 200) {
    if (/undeclared automated tool/i.test(html)) return undeclared;
    if (/request rate threshold exceeded/i.test(html)) return threshold;
  }
  return standIn(html, answer.status);
}

/** The same for an answer with the way to it. */
export const wallOf = (capture: Capture): Wall | undefined => (isConsent(capture) ? consent : gateOf(capture));

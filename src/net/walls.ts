/**
 * Pages that stand in for the page that was asked for: challenges, captchas, refusals, consent. They answer 200 as often
 * as 403, and some repeat figures of the page behind them, so they are known by shape: hardly any text of their own,
 * and the machinery or the words of a gate.
 */
import { readShape } from './page-shape.ts';
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

/** Scripts and forms that only gates carry: challenge runners, not the sensors that vendors put on every page. */
const gateMachinery =
  /_cf_chl_opt|captcha-delivery\.com\/(?:c\.js|captcha)|id=["']?px-captcha|<iframe[^<>]*_Incapsula_Resource|gokuProps|\/_sec\/cp_challenge|within\.website\/x\/cmd\/anubis|sucuri_cloudproxy_js|acw_sc__v\d|ddos-guard\/js-challenge|window\.rbzns|bm-verify/i;

/** Sensors that vendors put on every page: a gate only where there is no page besides. */
const sensors =
  /_Incapsula_Resource|cdn-cgi\/challenge-platform|AwsWafIntegration|awsWafCookieDomainList|perimeterx|datadome|_abck|byted_acrawler/i;

/** Machinery that ordinary forms carry too. */
const captchaMachinery =
  /\b(?:g-recaptcha|h-captcha|cf-turnstile|geetest|funcaptcha|arkoselabs)\b|(?:id|class|name|action|src)=["'][^"']*(?:captcha|challenge|antibot|bot-?check|human-?verif)/i;

/** A title that is a gate's, by itself or before a mark and the name of the site. */
const gateTitle =
  /^\W*(?:just a moment|attention required|access (?:to this page has been )?denied|robot check|are you (?:a )?(?:robot|human)|please wait|one moment(?: please)?|security (?:check|verification|checkpoint)|human verification|verif(?:y|ying) (?:that )?you(?: are|'re|’re) (?:a )?(?:human|not a (?:ro)?bot)|checking your browser[^|]*|ddos-guard|pardon our interruption|request (?:rejected|blocked)|bot (?:check|verification|protection)|captcha)\s*(?:$|[.…|!?:·–—-])/i;

/** Titles that only gates have, wherever they stand. */
const gateTitleAnywhere =
  /are you a robot\?\s*$|making sure you(?:'|’|&#0?39;)re not a bot|(?:安全|访问|訪問|人机|人機|真人|滑动|滑動)(?:验证|驗證)/i;

/** What gates say. */
const gateWords =
  /verif(?:y|ying) (?:that )?you(?: are|'re|’re) (?:a )?(?:human|not a (?:ro)?bot)|you(?: are|'re|’re) (?:not )?a (?:human|(?:ro)?bot)|checking (?:your browser|if the site connection is secure)|javascript to verify|security verification|why have i been blocked|unusual (?:traffic|activity) (?:from|in|on) your|automated (?:access|queries|requests|tool)|enable javascript and cookies|please enable js and|complete the (?:captcha|security check|challenge)|solve (?:the|this) (?:captcha|challenge|puzzle)|press (?:&|&amp;|and) hold|enter the characters you see|you have been blocked|blocked by (?:network )?security|security service to protect|don(?:'|’|&#0?39;)t have permission to access|incapsula incident id|cloudflare ray id|人机验证|人機驗證|真人驗證|安全验证|安全驗證|完成验证|完成驗證|滑动验证|访问过于频繁|訪問過於頻繁|环境异常|異常流量|异常流量|机器人程序|您不是机器人|您不是機器人/i;

/** A script that computes its way in, sets a cookie and asks again, or hides what it does. */
const worksForEntry = (script: string): boolean =>
  (script.match(/\b_0x[0-9a-f]{3,}/gi)?.length ?? 0) >= 20 ||
  (/sha-?256|\bsha1\b|crypto\.subtle|digest\(/i.test(script) && /nonce|difficulty|challenge|proof/i.test(script)) ||
  (/document\.cookie\s*=/.test(script) && /location\s*(?:\.(?:reload|replace|href|assign)|=[^=])/.test(script));

/** Characters of text, where one Chinese, Japanese or Korean character says what three letters do. */
const weigh = (text: string): number =>
  text.length + 2 * (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0);

function isGate(html: string): boolean {
  const { scripts, title, said, shown } = readShape(html);
  const weight = weigh(shown);
  if (weight > gateTextMax) return false;
  if (gateTitle.test(title) || gateTitleAnywhere.test(title) || gateMachinery.test(html)) return true;
  if (weight <= noTextMax && sensors.test(html)) return true;
  if (gateWords.test(said) && (weight <= bareTextMax || captchaMachinery.test(html))) return true;
  return weight <= bareTextMax && worksForEntry(scripts);
}

/** A consent page lives at an address of its own, and the page that was asked for leads there. */
const consentAddress =
  /(?:^|[./-])(?:consent|cookie-?wall|cookie-?consent|privacy-?(?:gate|wall|consent)|gdpr-?consent)(?:[./-]|$)/i;

function isConsent(capture: Capture): boolean {
  if (!capture.hops?.length) return false;
  const { hostname, pathname } = new URL(capture.finalUrl);
  return consentAddress.test(hostname + pathname) && !consentAddress.test(new URL(capture.url).hostname);
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
  const html = new TextDecoder().decode(answer.body);
  if (answer.status !== 200) {
    if (/undeclared automated tool/i.test(html)) return undeclared;
    if (/request rate threshold exceeded/i.test(html)) return threshold;
  }
  return isGate(html) ? wall : undefined;
}

/** The same for an answer with the way to it. */
export const wallOf = (capture: Capture): Wall | undefined => (isConsent(capture) ? consent : gateOf(capture));

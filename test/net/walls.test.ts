/** Shapes of gates and of pages that share parts with them, made by hand after pages of their kinds. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gateOf, wallOf } from '../../src/net/walls.ts';

const see = (html: string, { status = 200, type = 'text/html', ...headers }: Record<string, string | number> = {}) =>
  gateOf({
    status: Number(status),
    headers: [['content-type', String(type)], ...Object.entries(headers).map(([k, v]) => [k, String(v)] as const)],
    body: new TextEncoder().encode(html),
  })?.detail;

const paragraph =
  'The company said that sales of its cloud unit rose for the ninth quarter in a row, ahead of forecasts. ';
const figure = '<p>Monthly users grew 149.03%.</p>';

describe('a gate that answers 200 is a wall, whatever figure it repeats', () => {
  test.each([
    [
      'a managed challenge',
      `<html><head><title>Just a moment...</title></head><body><div class="main-wrapper"><noscript>Enable JavaScript and cookies to continue</noscript></div><script>(function(){window._cf_chl_opt={cvId:'3'};})();</script></body></html>`,
    ],
    [
      'a refusal with a number',
      '<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>This website is using a security service to protect itself from online attacks.</p></body></html>',
    ],
    [
      'a host name for a title, and a script from a vendor of captchas',
      `<html><head><title>news.example</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c'}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>`,
    ],
    [
      'press and hold',
      '<html><head><title>Access to this page has been denied</title></head><body><div id="px-captcha"></div><p>Press &amp; Hold to confirm you are a human</p></body></html>',
    ],
    [
      'a frame that holds the refusal',
      '<html><head><META NAME="ROBOTS" CONTENT="NOINDEX"></head><body><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&edet=9">Request unsuccessful. Incapsula incident ID: 184-123</iframe></body></html>',
    ],
    [
      'a shell with a sensor and no page',
      '<html><head><script src="/_Incapsula_Resource?SWJIYLWA=719d"></script></head></html>',
    ],
    [
      'access denied, with a reference',
      `<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access "http://news.example/" on this server.<P>Reference #18.2d351ab8</BODY></HTML>`,
    ],
    [
      'unusual traffic',
      '<html><head><title>https://search.example/</title></head><body>Our systems have detected unusual traffic from your computer network. <div class="g-recaptcha"></div></body></html>',
    ],
    [
      'characters in an image',
      '<html><head><title>shop.example</title></head><body><h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you are not a robot.</p><form action="/errors/validateCaptcha"><input name="field-keywords"></form></body></html>',
    ],
    [
      'proof of work',
      `<!DOCTYPE html><html><head></head><body><noscript>This site requires JavaScript to verify your browser.</noscript><script>(async()=>{const c="AAAA",d=4;let n=0;for(;;){const h=await crypto.subtle.digest('SHA-256',new TextEncoder().encode(c+n));n++}})()</script></body></html>`,
    ],
    [
      'a weight on the soul of the visitor',
      `<html><head><title>Making sure you're not a bot!</title><script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script></head><body><p>Loading...</p></body></html>`,
    ],
    [
      'a cookie and once more',
      `<html><body><script>document.cookie="k=1;path=/";location.reload();</script></body></html>`,
    ],
    [
      'a cookie computed out of sight',
      `<html><script>var arg1='A1B2';var _0x4818=['a'];function setCookie(n,v){document.cookie=n+'='+v;document.location.reload()}setCookie('acw_sc__v2',arg1)</script></html>`,
    ],
    [
      'a title in Chinese',
      '<html><head><title>百度安全验证</title></head><body><div>网络不给力，请稍后重试</div></body></html>',
    ],
    [
      'words in Chinese',
      '<html><head><title>提示</title></head><body><p>您的访问过于频繁，请完成验证后继续</p></body></html>',
    ],
    [
      'a challenge in the language of its visitor',
      '<html lang="de"><head><title>Nur einen Moment…</title></head><body><h1>zeitung.example</h1><p>Es wird überprüft, ob Sie ein Mensch sind.</p></body></html>',
    ],
    [
      'a check of the connection',
      '<html><head><title>shop.example</title></head><body><p>Please wait while we check the security of your connection.</p></body></html>',
    ],
    [
      'a firewall that rejected the address',
      '<html><head><title></title></head><body>The requested URL was rejected. Please consult with your administrator. Your support ID is: 1234</body></html>',
    ],
    [
      'a form that sends itself',
      '<html><head><title>Site - Please wait for verification</title></head><body><form hidden><input name="solution"></form><script>document.forms[0].requestSubmit()</script></body></html>',
    ],
    [
      'a page that leads to a punishment',
      '<html><body><script>window.location.replace("https://shop.example:443//_____tmd_____/punish?x5secdata=1")</script></body></html>',
    ],
    [
      'a firewall in Chinese',
      '<html><head><title>405</title></head><body><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p></body></html>',
    ],
    [
      'a slider in Chinese',
      '<html><head><title>提示</title></head><body><p>亲，请拖动下方滑块以继续</p></body></html>',
    ],
    [
      'proof of work with another hash',
      '<html><head><title>载入中 ...</title></head><body><form id="sec" action="/c"></form><script>function sha512(s){}function run(difficulty){let nonce=0}</script></body></html>',
    ],
    [
      'a law that keeps visitors out',
      '<html><head><title>451</title></head><body><h1>Unavailable due to legal reasons</h1><p>Access cannot be granted at this time.</p></body></html>',
    ],
    [
      'a login',
      '<html><head><title>Sign in</title></head><body><form method="post"><input type="password" name="p"></form></body></html>',
    ],
    ['words in traditional Chinese', '<html><head><title>新聞</title></head><body><p>請完成人機驗證</p></body></html>'],
  ])('%s', (_name, html) => {
    expect(see(html)).toBe('wall');
    expect(see(html.replace(/<\/body>|<\/html>$/, `${figure}$&`))).toBe('wall');
  });

  test('a header says it outright', () => {
    expect(see(`<p>${paragraph.repeat(40)}</p>`, { 'cf-mitigated': 'challenge' })).toBe('wall');
    expect(see('', { 'x-amzn-waf-action': 'captcha' })).toBe('wall');
  });

  test('a gate before a data file is HTML under the type of the file', () => {
    const gate = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>';
    expect(see(gate, { type: 'text/csv' })).toBe('wall');
  });

  test('a host that wants a contact, and a host that counts too many requests', () => {
    const undeclared = '<html><body><h1>Your Request Originates from an Undeclared Automated Tool</h1></body></html>';
    const threshold = '<html><body><h1>Request Rate Threshold Exceeded</h1></body></html>';
    expect(see(undeclared, { status: 403 })).toBe('contact');
    expect(see(threshold, { status: 403 })).toBe('threshold');
  });
});

describe('other pages that stand in for the one that was asked for', () => {
  test.each([
    ['Page not found | Daily', 'says so'],
    ['404 - Daily', 'says so'],
    ['Error 404 (Not Found)', 'says so'],
    ['This page can’t be found', 'says so'],
    ['页面不存在', 'says so'],
    ['您访问的页面找不到', 'says so'],
    ['Seite nicht gefunden – Zeitung', 'says so'],
    ['news.example is for sale', 'says so'],
    ['Error', 'error page'],
    ['502 Bad Gateway', 'error page'],
    ['We&#39;ll be right back', 'error page'],
    ['Under maintenance – Daily', 'error page'],
    ['系统维护', 'error page'],
    ['403 Forbidden', 'wall'],
  ])('a page that answers 200 and is titled "%s", whatever figure its teasers carry', (title, detail) => {
    const html = `<html><head><title>${title}</title></head><body><h1>Sorry</h1><h2>Most read</h2>${figure}</body></html>`;
    expect(see(html)).toBe(detail);
    expect(see(html, { status: 404 })).toBe(detail === 'wall' ? 'wall' : undefined);
  });

  test.each([
    '404 people were moved to safety',
    'Errors in the count moved the vote',
    'Maintenance work on the line ends',
    'Not found: the 12 lost films',
    'Error bars, and what they say',
  ])('an article that is titled "%s" is one', (title) => {
    expect(
      see(`<html><head><title>${title}</title></head><body>${figure}<p>${paragraph.repeat(30)}</p></body></html>`),
    ).toBeUndefined();
  });

  test('a slider, in words alone', () => {
    const html = `<html><head><title>Verification required</title></head><body><p>Slide right to complete the puzzle</p>${figure}</body></html>`;
    expect(see(html)).toBe('wall');
  });

  const partners =
    '<p>We and our 842 partners store and access personal data, like browsing data, on your device, to support tracking and advertising.</p>';
  test.each([
    [
      'consent',
      `<title>News</title><h2>Your privacy</h2>${partners}<button>Accept all</button><button>Reject all</button>`,
    ],
    ['consent', '<title>Before you continue</title><p>These services use cookies.</p>'],
    ['consent', '<title>新聞</title><p>我們會使用 Cookie</p><button>全部拒絕</button><button>全部接受</button>'],
    ['paywall', '<title>Subscribe to read | The Times of Example</title><p>Only $1 for four weeks.</p>'],
    [
      'needs-script',
      '<title>Board</title><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/a.js"></script>',
    ],
    ['needs-script', '<title>Board</title><app-root></app-root><script src="/runtime.js" type="module"></script>'],
    ['needs-script', '<html><script>window.location.href = "https://www.example.org/authwall"</script></html>'],
  ])('%s: %s', (detail, html) => {
    expect(see(`<!doctype html><body>${html}</body>`)).toBe(detail);
  });

  test.each([
    [
      'a short page under a banner',
      `<title>Results</title>${partners}<button>Accept all</button><button>Reject all</button><h1>Results</h1><p>${paragraph.repeat(3)}</p>`,
    ],
    [
      'a short page that speaks of consent',
      `<title>Results</title><p>${paragraph} All 27 members have to accept all of it.</p>`,
    ],
    [
      'a shell that brings its data along',
      '<title>Board</title><div id="root"></div><script type="application/json">{"users":{"total":30000000}}</script><script src="/a.js"></script>',
    ],
    [
      'a short page with scripts of many kinds',
      `<title>Results</title><p>${paragraph.repeat(4)}</p><script>document.cookie='a=1'</script><script>if (top !== self) top.location.href = '/'</script>`,
    ],
    ['a short article on logging in', `<title>Log in to vote: turnout rose 12%</title><p>${paragraph.repeat(2)}</p>`],
  ])('%s is none', (_name, html) => expect(see(html)).toBeUndefined());
});

describe('a page that shares parts with a gate is none', () => {
  test.each([
    [
      'an article about gates',
      `<title>How websites tell people from bots</title><p>${paragraph.repeat(30)} Just a moment, it says, verify you are human; _cf_chl_opt is set.</p>`,
    ],
    [
      'a page with a captcha in its form',
      `<title>Contact</title><p>${paragraph.repeat(8)}</p><form><div class="g-recaptcha"></div></form>`,
    ],
    [
      'a bare page to write to the company',
      '<title>Contact</title><h1>Contact</h1><p>We have 149 people in Main Street 12.</p><form><input name="name"><textarea name="message"></textarea><div class="g-recaptcha"></div></form>',
    ],
    [
      'a bare page to order a letter',
      `<title>Newsletter</title>${figure}<form><input type="email" name="to"><div class="cf-turnstile"></div></form>`,
    ],
    [
      'a short page with a sensor',
      `<title>Results</title><p>${paragraph.repeat(3)}</p><script src="/_Incapsula_Resource?SWJIYLWA=1"></script><script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`,
    ],
    [
      'a short page that wants scripts',
      `<title>Results</title><p>${paragraph.repeat(2)}</p><noscript>Please enable JavaScript to comment.</noscript>`,
    ],
    ['a short page', `<title>Access to clean water</title>${figure}`],
    [
      'a page that sets a cookie',
      `<title>Results</title><p>${paragraph.repeat(9)}</p><script>document.cookie='a=1';location.href='#top'</script>`,
    ],
    [
      'a short article on checks',
      `<title>Security check times at airports fell 30%</title><p>${paragraph.repeat(3)}</p>`,
    ],
    [
      'a short article in Chinese',
      `<title>公司称将加强安全验证</title><p>${'公司在周三表示，旗下应用的月活跃用户数已经超过三千万。'.repeat(40)}</p>`,
    ],
    [
      'a short article in Chinese whose title ends in a gate’s word',
      `<title>新药的有效性获得验证</title><p>${'公司在周三表示，旗下应用的月活跃用户数已经超过三千万。'.repeat(5)}</p>`,
    ],
    ['an empty page', ''],
    [
      'a title that begins like a gate',
      `<title>One moment in time: the year of AI</title><p>${paragraph.repeat(30)}</p>`,
    ],
  ])('%s', (_name, html) => expect(see(html)).toBeUndefined());

  test('data are none, whatever words they hold', () => {
    expect(see('{"title":"Just a moment...","challenge":true}', { type: 'application/json' })).toBeUndefined();
  });
});

test('a page that leads to a consent page is behind consent', () => {
  const capture = {
    url: 'https://finance.example/news/1',
    finalUrl: 'https://consent.example/v2/collectConsent?sessionId=1',
    status: 200,
    headers: [['content-type', 'text/html']],
    body: new Uint8Array(),
    takenAt: '2026-01-05T00:00:00.000Z',
    digest: '',
    how: 'live',
    provenance: 'recorded',
    hops: [{ url: 'https://finance.example/news/1', status: 302, headers: [] }],
  } as const;
  expect(wallOf(capture)?.detail).toBe('consent');
  expect(wallOf({ ...capture, url: capture.finalUrl, hops: [] })).toBeUndefined();
});

describe("a title that is a gate's is an article's too", () => {
  const told = `<p>${'Prices rose by 12% in May. '.repeat(2)}${'It sold 3,000 copies. '.repeat(2)}</p>`;
  const entitled = (title: string) => `<meta property="og:title" content="${title}">`;
  const article = '<meta property="og:type" content="article">';

  test.each([
    ['a song', 'One Moment - song by The Lanes', `${article}${entitled('One Moment')}`],
    ['a film', 'Forbidden - an encyclopedia', `<script>{"@type":"Article"}</script>${entitled('Forbidden')}`],
    ['a headline', 'Access denied: 1,204 families', `${article}${entitled('Access denied: 1,204 families')}`],
    ['an entry', '验证码 - 百科', `${article}${entitled('验证码')}`],
  ])('%s', (_, title, head) => {
    expect(see(`<title>${title}</title>${head}${told}`)).toBeUndefined();
  });

  test.each([
    ['no article', 'Forbidden', entitled('Forbidden'), told],
    ['an article of another title', 'Just a moment...', `${article}${entitled('Users grew 149.03%')}`, told + figure],
    ['an article of no title', 'Just a moment...', article, told],
    ['hardly a sentence', 'Forbidden', `${article}${entitled('Forbidden')}`, figure],
    ['the words of a gate', 'One moment', `${article}${entitled('One moment')}`, `${told}Verify you are human.`],
    ['a form of a gate', 'One moment', `${article}${entitled('One moment')}`, `${told}<form action="/captcha">`],
    [
      'the machinery of a gate',
      'One moment',
      `${article}${entitled('One moment')}<script>_cf_chl_opt={}</script>`,
      told,
    ],
  ])('a gate is what has %s', (_, title, head, body) => {
    expect(see(`<title>${title}</title>${head}${body}`)).toBe('wall');
  });

  test('a page of nothing but titles and types is looked through in no time', () => {
    const start = performance.now();
    see(
      `<title>Forbidden</title>${article}<meta ${'property="og:title" property="og:type" content='.repeat(9_000)}>${told}`,
    );
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('a check for robots is one in any language', () => {
  const check = (lang: string, title: string, text: string, more: string): string =>
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>news.example</h1><p>${text}</p>${more}${figure}</body></html>`;

  test.each([
    ['it', 'Ci siamo quasi…', 'Verifica che tu sia un essere umano completando l’azione.'],
    ['nl', 'Een ogenblik geduld…', 'Verifieer dat u een mens bent door de actie te voltooien.'],
    ['pl', 'Jeszcze chwila…', 'Potwierdź, że jesteś człowiekiem, wykonując czynność.'],
    ['pt', 'news.example', 'Verifique se você é humano completando a ação.'],
    ['ru', 'Один момент…', 'Подтвердите, что вы человек, выполнив действие.'],
    ['tr', 'Bir dakika lütfen…', 'İşlemi tamamlayarak insan olduğunuzu doğrulayın.'],
    ['ja', 'news.example', '続行する前に、人間であることを確認してください。'],
    ['ko', '잠시만요…', '아래 작업을 완료하여 사람인지 확인하십시오.'],
    ['ar', 'news.example', 'تحقق من أنك إنسان عن طريق إكمال الإجراء.'],
    ['zh', 'news.example', '您的访问存在风险，请输入验证码以继续访问。'],
  ])('by its words alone: %s', (lang, title, text) => {
    expect(see(check(lang, title, text, ''))).toBe('wall');
  });

  test.each([
    ['a form', '<form id="challenge-form" action="/verify"></form>'],
    ['a frame', '<iframe src="https://x.example/captcha/?id=1"></iframe>'],
    ['a box', '<div class="slider-captcha-box"></div>'],
    ['a vendor’s box', '<div class="cf-turnstile" data-sitekey="x"></div>'],
    ['a box with its answer', '<div class="g-recaptcha"></div><textarea id="g-recaptcha-response"></textarea>'],
  ])('by %s and hardly anything besides, in words that nobody listed', (_what, more) => {
    expect(see(check('fi', 'Hetkinen…', 'Vahvista, että olet ihminen.', more))).toBe('wall');
  });

  test('a page that says what it is, or has something to say, is none for the form below it', () => {
    const form = '<form id="comments"><div class="cf-turnstile"></div></form>';
    const declared = '<meta property="article:published_time" content="2025-12-09T08:00:00Z">';
    expect(see(check('en', 'Growth', paragraph, form).replace('<title>', `${declared}<title>`))).toBeUndefined();
    expect(see(check('en', 'Growth', paragraph.repeat(8), form))).toBeUndefined();
  });

  test('in the encoding that it names', () => {
    // 安全验证 and 请完成验证后继续 in GBK.
    const [title, text] = ['b0b2c8abd1e9d6a4', 'c7ebcdeab3c9d1e9d6a4baf3bccccbf8'].map((hex) =>
      Buffer.from(hex, 'hex'),
    );
    const body = Buffer.concat([
      Buffer.from('<html><head><meta charset="gbk"><title>'),
      title as Buffer,
      Buffer.from('</title></head><body>'),
      text as Buffer,
      Buffer.from(`${figure}</body></html>`),
    ]);
    const seen = (type: string, bytes = body) =>
      gateOf({ status: 200, headers: [['content-type', type]], body: bytes });
    expect(seen('text/html; charset=gbk')?.detail).toBe('wall');
    expect(seen('text/html')?.detail).toBe('wall');
    // A name that is none is no trouble.
    expect(seen('text/html; charset=none-such')).toBeUndefined();
  });

  test('behind letters that are longer in lower case', () => {
    const html = `<html><head><title>${'İ'.repeat(99)}</title><title>Just a moment...</title></head><body>${'İ'.repeat(20)}${figure}<script>${'x'.repeat(50)}</script></body></html>`;
    expect(see(html.replace(/<title>İ+<\/title>/, `<!--${'İ'.repeat(99)}-->`))).toBe('wall');
    expect(see(html.replace('Just a moment...', 'News'))).toBeUndefined();
  });
});

describe('a page that asks for consent does in any language', () => {
  test.each([
    [
      'Tu privacidad es importante',
      'Nosotros y nuestros socios usamos cookies para acceder a datos personales.',
      'Aceptar y continuar',
      'Rechazar',
    ],
    [
      'La tua privacy',
      'Noi e i nostri partner utilizziamo i cookie per archiviare dati personali.',
      'Accetta e continua',
      'Rifiuta',
    ],
    [
      'Jouw privacy',
      'Wij en onze partners gebruiken cookies om persoonsgegevens op te slaan.',
      'Akkoord',
      'Instellingen',
    ],
    [
      'Szanujemy Twoją prywatność',
      'My i nasi partnerzy wykorzystujemy pliki cookie i dane osobowe.',
      'Przejdź do serwisu',
      'Ustawienia',
    ],
    ['プライバシーの設定', '当社とパートナーはCookieを使用して個人データを保存します。', 'すべて同意する', '拒否'],
    [
      'Willkommen',
      'Wir und unsere Partner verarbeiten Ihre personenbezogenen Daten mit Cookies.',
      'Alle akzeptieren',
      'Einstellungen',
    ],
  ])('%s', (title, text, yes, no) => {
    const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p><form method="post"><button>${yes}</button><button>${no}</button></form>${figure}</body></html>`;
    expect(see(html)).toBe('consent');
  });
});

test.each([
  ['scripts that never end', '<script>'],
  ['comments that never end', '<!--'],
  ['tags that never end', '<iframe '],
  ['frames', '<iframe _Incapsula'],
  ['hidden names', '_0xabc '],
  ['attributes that never end', 'id="'],
  ['titles that never end', '<title>'],
  ['spaces', '<p> '],
])('half a megabyte of %s takes no time', (_name, part) => {
  const html = part.repeat(Math.floor((500 * 1024) / part.length));
  const start = process.cpuUsage();
  see(html);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
});

const news = new URL('../../../shared/samples/news/', import.meta.url);

test.skipIf(!existsSync(news))(
  'no news page of ../shared is taken for a gate (skipped where the folder is not there)',
  () => {
    const pages = readdirSync(news).filter((name) => name.endsWith('.html'));
    expect(pages.filter((name) => see(readFileSync(new URL(name, news), 'utf8')) !== undefined)).toEqual([]);
  },
);

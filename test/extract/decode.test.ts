import { describe, expect, it } from 'vitest';
import { decode } from '../../src/extract/decode.ts';
import { failureOf } from './page.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (body: Uint8Array, type?: string): string => decode(body, type).text;

// "千问" and a line of plain Chinese in GB2312; "中文" in Big5; "日本のニュース" in Shift_JIS and EUC-JP.
const gb = [0xc7, 0xa7, 0xce, 0xca];
const gbLine = [
  0xce, 0xd2, 0xc3, 0xc7, 0xd4, 0xda, 0xd5, 0xe2, 0xc0, 0xef, 0xbf, 0xb4, 0xb5, 0xbd, 0xc1, 0xcb, 0xd0, 0xc2, 0xb5,
  0xc4, 0xb7, 0xa2, 0xd5, 0xb9, 0xba, 0xcd, 0xb1, 0xe4, 0xbb, 0xaf, 0xa3, 0xac, 0xb5, 0xab, 0xca, 0xc7, 0xc3, 0xbb,
  0xd3, 0xd0, 0xc8, 0xcb, 0xd6, 0xaa, 0xb5, 0xc0,
];
const big5Line = [
  0xa7, 0xda, 0xad, 0xcc, 0xa6, 0x62, 0xb3, 0x6f, 0xb8, 0xcc, 0xac, 0xdd, 0xa8, 0xec, 0xa4, 0x46, 0xb7, 0x73, 0xaa,
  0xba, 0xb5, 0x6f, 0xae, 0x69, 0xa9, 0x4d, 0xc5, 0xdc, 0xa4, 0xc6, 0xa1, 0x41, 0xa6, 0xfd, 0xac, 0x4f, 0xa8, 0x53,
  0xa6, 0xb3, 0xa4, 0x48, 0xaa, 0xbe, 0xb9, 0x44,
];
const koreanLine = [
  0xbf, 0xc0, 0xb4, 0xc3, 0xc0, 0xc7, 0x20, 0xb4, 0xba, 0xbd, 0xba, 0xb4, 0xc2, 0x20, 0xc7, 0xd1, 0xb1, 0xb9, 0xc0,
  0xba, 0xc7, 0xe0, 0x20, 0xc3, 0xd1, 0xc0, 0xe7, 0xc0, 0xc7, 0x20, 0xb9, 0xdf, 0xbe, 0xf0, 0xc0, 0xb8, 0xb7, 0xce,
  0x20, 0xbd, 0xc3, 0xc0, 0xdb, 0xc7, 0xd5, 0xb4, 0xcf, 0xb4, 0xd9, 0x20, 0xb1, 0xd7, 0xb8, 0xae, 0xb0, 0xed, 0x20,
  0xb4, 0xd9, 0xc0, 0xbd, 0xc0, 0xba, 0x20, 0xb3, 0xaf, 0xbe, 0xbe, 0xc0, 0xd4, 0xb4, 0xcf, 0xb4, 0xd9,
];
const sjis = [0x93, 0xfa, 0x96, 0x7b, 0x82, 0xcc, 0x83, 0x6a, 0x83, 0x85, 0x81, 0x5b, 0x83, 0x58];

describe('what bytes are read as', () => {
  it('a byte order mark decides, and is no text', () => {
    expect(read(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]), 'text/html; charset=big5')).toBe('A');
    expect(read(new Uint8Array([0xff, 0xfe, 0x2d, 0x4e]))).toBe('中');
    expect(read(new Uint8Array([0xfe, 0xff, 0x4e, 0x2d]))).toBe('中');
  });

  it('bytes that are valid UTF-8 are UTF-8, whatever an archive left in the meta', () => {
    expect(read(utf8('<meta charset=gb2312>千问'))).toContain('千问');
    expect(read(utf8('千问'), 'text/html; charset=iso-8859-1')).toBe('千问');
  });

  it.each(['replacement', 'hz-gb-2312', 'iso-2022-kr', 'iso-2022-cn', 'iso-2022-cn-ext'])(
    'a page that declares %s is read by nobody, though its bytes are valid UTF-8',
    (label) => {
      const body = utf8(`<meta charset="${label}"><p>Sales grew 149.03%.</p>`);
      expect(failureOf(() => decode(body))).toBe('unreadable encoding');
      expect(failureOf(() => decode(utf8('149.03%'), `text/html; charset=${label}`))).toBe('unreadable encoding');
      expect(read(body, 'text/html; charset=utf-8')).toContain('149.03%');
    },
  );

  it('undeclared UTF-8 is read as such', () => {
    expect(decode(utf8('<p>€5 — “fast”</p>')).encoding).toBe('utf-8');
  });

  it('gb2312 and gbk hold the four-byte characters of gb18030', () => {
    const body = bytes('<meta charset="gb2312">', gb, [0x81, 0x39, 0xef, 0x30]);
    expect(decode(body)).toEqual({ text: '<meta charset="gb2312">千问㐁', encoding: 'gb18030' });
  });

  it('a meta that a script pushed behind the first kilobyte still counts', () => {
    const body = bytes(
      `<script>${'x'.repeat(3000)}</script><meta http-equiv="Content-Type" content="text/html; charset=gbk">`,
      gb,
    );
    expect(read(body)).toContain('千问');
  });

  it('a right meta beats a header that takes any byte', () => {
    expect(read(bytes('<meta charset=gbk>', gb), 'text/html; charset=ISO-8859-1')).toContain('千问');
  });

  it('a meta inside a comment declares nothing', () => {
    const body = bytes('<!-- <meta charset=koi8-r> --><meta charset=windows-1252>caf', [0xe9]);
    expect(read(body)).toContain('café');
  });

  it('iso-8859-1 is windows-1252: it has the euro sign and curly quotes', () => {
    expect(read(bytes([0x80, 0x31, 0x93, 0x41, 0x94, 0xe9]), 'text/html; charset=iso-8859-1')).toBe('€1“A”é');
  });

  it('a meta that says utf-16 was read as ASCII, so it means UTF-8', () => {
    expect(read(utf8('<meta charset="utf-16le">中'))).toContain('中');
  });

  it('UTF-16 without a mark is known by its zeros', () => {
    const text = '<html><body>Revenue 中</body></html>';
    expect(read(new Uint8Array(Buffer.from(text, 'utf16le')))).toBe(text);
  });

  it('ISO-2022-JP is seven bits wide, so its declaration goes before UTF-8', () => {
    const body = bytes([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
    expect(read(body, 'text/html; charset=iso-2022-jp')).toBe('日本');
    expect(read(body)).toBe('日本');
  });

  it('the declaration of a feed counts', () => {
    expect(read(bytes('<?xml version="1.0" encoding="Shift_JIS"?><t>', sjis, '</t>'))).toContain('日本のニュース');
  });

  it('an undeclared page is guessed only where one encoding alone fits and reads like its language', () => {
    expect(decode(bytes('<p>', gbLine, '</p>')).encoding).toBe('gb18030');
    expect(decode(bytes('<p>', big5Line, '</p>')).encoding).toBe('big5');
    // Valid gb18030 as well, but as text that nobody would write.
    expect(decode(bytes('<p>', koreanLine, '</p>')).encoding).toBe('euc-kr');
  });

  it('a line too short to read like anything is not guessed', () => {
    expect(failureOf(() => decode(bytes('<p>', gb, '</p>')))).toBe('unreadable encoding');
  });

  it('curly quotes alone are the same in every windows code page', () => {
    expect(read(bytes('It', [0x92], 's up 5%', [0x97], 'again.'))).toBe('It’s up 5%—again.');
  });

  it('letters of an undeclared single-byte page are not guessed', () => {
    expect(failureOf(() => decode(bytes('caf', [0xe9], ' cr', [0xe8], 'me')))).toBe('unreadable encoding');
  });

  it('bytes that are not valid in what is declared are unreadable', () => {
    expect(failureOf(() => decode(bytes([0xff, 0xff, 0xff, 0x41]), 'text/html; charset=utf-8'))).toBe(
      'unreadable encoding',
    );
    expect(failureOf(() => decode(new Uint8Array([0xef, 0xbb, 0xbf, 0xff])))).toBe('unreadable encoding');
  });

  it('one broken letter in a declared UTF-8 page shows as a replacement character', () => {
    const body = new Uint8Array([...utf8('<meta charset=utf-8>'), ...utf8('中文'.repeat(60)), 0xe4, 0xb8]);
    expect(read(body).endsWith('\ufffd')).toBe(true);
  });

  it('an unknown label declares nothing', () => {
    expect(read(utf8('中'), 'text/html; charset=klingon')).toBe('中');
  });

  it('Chinese that says it is Latin or Cyrillic is read as the Chinese it is, and so is one Chinese that says it is the other', () => {
    for (const charset of ['iso-8859-1', 'windows-1252', 'us-ascii', 'windows-1251', 'euc-kr', 'shift_jis']) {
      const header = `text/html; charset=${charset}`;
      expect(decode(bytes('<p>', gbLine, '</p>'), header).encoding, charset).toBe('gb18030');
      expect(decode(bytes('<p>', big5Line, '</p>'), header).encoding, charset).toBe('big5');
    }
    expect(decode(bytes('<meta charset=gbk><p>', big5Line, '</p>')).encoding).toBe('big5');
    expect(decode(bytes('<meta charset=big5><p>', gbLine, '</p>')).encoding).toBe('gb18030');
    expect(decode(bytes('<meta charset=utf-8><p>', gbLine, '</p>')).encoding).toBe('gb18030');
  });

  it('a page of names has few common characters; its declaration counts, where nothing fits better', () => {
    // 贵州茅台 宁德时代 比亚迪 隆基绿能 迈瑞医疗 泸州老窖: names of companies in GB2312.
    const names = [
      0xb9, 0xf3, 0xd6, 0xdd, 0xc3, 0xa9, 0xcc, 0xa8, 0xc4, 0xfe, 0xb5, 0xc2, 0xca, 0xb1, 0xb4, 0xfa, 0xb1, 0xc8, 0xd1,
      0xc7, 0xb5, 0xcf, 0xc2, 0xa1, 0xbb, 0xf9, 0xc2, 0xcc, 0xc4, 0xdc, 0xc2, 0xf5, 0xc8, 0xf0, 0xd2, 0xbd, 0xc1, 0xc6,
      0xe3, 0xf2, 0xd6, 0xdd, 0xc0, 0xcf, 0xbd, 0xd1,
    ];
    expect(decode(bytes('<meta charset=gb2312><td>', names, '</td>'))).toMatchObject({ encoding: 'gb18030' });
  });

  it('letters that cannot stand so in the declared encoding make it unreadable', () => {
    // A Russian sentence in windows-1251 and in KOI8-R, a Polish one in windows-1250.
    const russian = bytes([
      0xc2, 0xfb, 0xf0, 0xf3, 0xf7, 0xea, 0xe0, 0x20, 0xea, 0xee, 0xec, 0xef, 0xe0, 0xed, 0xe8, 0xe8, 0x20, 0xe2, 0xfb,
      0xf0, 0xee, 0xf1, 0xeb, 0xe0, 0x20, 0xed, 0xe0, 0x20, 0x33, 0x34, 0x25, 0x20, 0xe8, 0x20, 0xf1, 0xee, 0xf1, 0xf2,
      0xe0, 0xe2, 0xe8, 0xeb, 0xe0, 0x20, 0x35, 0x2c, 0x32, 0x20, 0xec, 0xeb, 0xf0, 0xe4, 0x20, 0xf0, 0xf3, 0xe1, 0xeb,
      0xe5, 0xe9, 0x2e,
    ]);
    const koi = bytes([
      0xf7, 0xd9, 0xd2, 0xd5, 0xde, 0xcb, 0xc1, 0x20, 0xcb, 0xcf, 0xcd, 0xd0, 0xc1, 0xce, 0xc9, 0xc9, 0x20, 0xd7, 0xd9,
      0xd2, 0xcf, 0xd3, 0xcc, 0xc1, 0x20, 0xce, 0xc1, 0x20, 0x33, 0x34, 0x25, 0x20, 0xc9, 0x20, 0xd3, 0xcf, 0xd3, 0xd4,
      0xc1, 0xd7, 0xc9, 0xcc, 0xc1, 0x20, 0x35, 0x2c, 0x32, 0x20, 0xcd, 0xcc, 0xd2, 0xc4, 0x20, 0xd2, 0xd5, 0xc2, 0xcc,
      0xc5, 0xca, 0x2e,
    ]);
    const polish = bytes([
      0x50, 0x72, 0x7a, 0x79, 0x63, 0x68, 0x6f, 0x64, 0x79, 0x20, 0x73, 0x70, 0xf3, 0xb3, 0x6b, 0x69, 0x20, 0x77, 0x7a,
      0x72, 0x6f, 0x73, 0xb3, 0x79, 0x20, 0x6f, 0x20, 0x33, 0x34, 0x25, 0x2c, 0x20, 0x64, 0x6f, 0x20, 0x35, 0x2c, 0x32,
      0x20, 0x6d, 0x6c, 0x64, 0x20, 0x7a, 0xb3, 0x6f, 0x74, 0x79, 0x63, 0x68, 0x2e, 0x20, 0xaf, 0x61, 0x64, 0x65, 0x6e,
      0x20, 0x7a, 0x20, 0x61, 0x6e, 0x61, 0x6c, 0x69, 0x74, 0x79, 0x6b, 0xf3, 0x77, 0x2e,
    ]);
    expect(read(russian, 'text/html; charset=windows-1251')).toContain('выросла на 34%');
    expect(read(koi, 'text/html; charset=koi8-r')).toContain('выросла на 34%');
    expect(read(polish, 'text/html; charset=windows-1250')).toContain('spółki');
    for (const [body, charset] of [
      [russian, 'iso-8859-1'],
      [russian, 'koi8-r'],
      [koi, 'windows-1251'],
      [polish, 'windows-1252'],
      [polish, 'windows-1251'],
    ] as const) {
      expect(
        failureOf(() => decode(body, `text/html; charset=${charset}`)),
        charset,
      ).toBe('unreadable encoding');
    }
  });

  it('UTF-16 without a mark is known by its opening, though Chinese or Russian follow', () => {
    for (const line of ['<html><p>公司周二公布了第三季度的业绩。'.repeat(3), '<html><p>Выручка выросла.'.repeat(3)]) {
      const little = Buffer.from(line, 'utf16le');
      expect(decode(new Uint8Array(little)).encoding).toBe('utf-16le');
      expect(decode(new Uint8Array(Buffer.from(little).swap16()))).toEqual({ text: line, encoding: 'utf-16be' });
    }
  });

  it('two-byte text that nothing tells of is unreadable, and never zeros among letters', () => {
    const plain = Buffer.from('Выручка компании выросла', 'utf16le');
    expect(failureOf(() => decode(new Uint8Array(plain), 'text/plain'))).toBe('unreadable encoding');
    expect(failureOf(() => decode(new Uint8Array(plain), 'text/plain; charset=iso-8859-1'))).toBe(
      'unreadable encoding',
    );
    expect(read(new Uint8Array(plain), 'text/plain; charset=utf-16')).toBe('Выручка компании выросла');
  });

  it('a header that says utf-16 over other bytes is wrong', () => {
    expect(decode(utf8('<p>34% — 中文</p>'), 'text/html; charset=utf-16le').encoding).toBe('utf-8');
    const header = 'text/html; charset=utf-16le';
    expect(failureOf(() => decode(bytes('<p>caf', [0xe9], ' creme</p>'), header))).toBe('unreadable encoding');
  });

  it('a body cut in the middle of its last character ends in a replacement character', () => {
    const cut = (body: Uint8Array, bytesLess: number): Uint8Array => body.subarray(0, body.length - bytesLess);
    expect(read(cut(utf8('<p>第三季度'), 1))).toBe('<p>第三季\ufffd');
    expect(read(cut(utf8('<p>第三季度'), 2))).toBe('<p>第三季\ufffd');
    expect(read(cut(bytes('<meta charset=gbk>', gbLine), 1))).toMatch(/知\ufffd$/);
    expect(read(cut(bytes('<meta charset=big5>', big5Line), 1))).toMatch(/知\ufffd$/);
    expect(read(cut(bytes('<meta charset=euc-kr>', koreanLine), 1))).toMatch(/니\ufffd$/);
    expect(read(cut(bytes([0xff, 0xfe], [...Buffer.from('中文', 'utf16le')]), 1))).toBe('中\ufffd');
    // A letter of Latin at the end of ASCII is no cut of UTF-8.
    expect(failureOf(() => decode(bytes('<p>34% au caf', [0xe9])))).toBe('unreadable encoding');
  });

  it('half-width kana are Shift_JIS where that is declared', () => {
    const kana = [
      0x83, 0x6a, 0x83, 0x85, 0x81, 0x5b, 0x83, 0x58, 0x20, 0xb5, 0xdd, 0xd7, 0xb2, 0xdd, 0x20, 0x91, 0xac, 0x95, 0xf1,
      0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42, 0x82, 0xb1, 0x82, 0xcc, 0x8b, 0x4c, 0x8e, 0x96, 0x82, 0xcd, 0x89, 0xef, 0x88,
      0xf5, 0x82, 0xbe, 0x82, 0xaf, 0x82, 0xaa, 0x93, 0xc7, 0x82, 0xde, 0x82, 0xb1, 0x82, 0xc6, 0x82, 0xcc, 0x82, 0xc5,
      0x82, 0xab, 0x82, 0xe9, 0x82, 0xe0, 0x82, 0xcc, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42,
    ];
    expect(read(bytes('<meta charset=shift_jis>', kana))).toContain('ｵﾝﾗｲﾝ');
  });
});

import { describe, expect, it } from 'vitest';
import { article, ask, found, near, textsOf } from './ask.ts';

const percent = { dimension: 'percent' as const };
const users = { dimension: 'count' as const, unit: 'user' };
const usd = { dimension: 'money' as const, unit: 'USD' };
const number = { dimension: 'number' as const };
const names = [{ name: 'Qwen', spellings: ['千问', '通義千問', 'Tongyi Qianwen'] }];

describe('a figure at the blank', () => {
  it.each([
    [
      'in any inflection, with a hedge between',
      'Monthly active users grew by about 149.03% in November.',
      'monthly active users grow ___',
      'about 149.03%',
    ],
    ['whatever the case and width', 'ＭＯＮＴＨＬＹ active USERS grew 5%.', 'monthly Active users grew ___', '5%'],
    [
      'with the sign that is written against the blank',
      'The stock plunges 3.07% to $153.95 on Monday.',
      'plunges to ___%',
      undefined,
    ],
    [
      'with a per cent sign where the page writes the word',
      'Alibaba Cloud took 35.8 percent of it.',
      'took ___%',
      '35.8 percent',
    ],
    ['across an adverb or two', 'Alibaba Cloud quarterly revenue again grew 34%.', 'revenue grew ___', '34%'],
    [
      'before the words as well as after them',
      'In all, 42 workers were hurt there.',
      '___ workers were hurt',
      undefined,
    ],
    ['in traditional characters for simplified words', '通義千問的月活增速達149.03%。', '月活增速___', '149.03%'],
    ['in brackets behind a name', 'Shares: Alibaba (35.8%), Volcano Engine (14.8%).', 'Volcano Engine ___%', '14.8%'],
    ['behind the rest of a name', 'Alibaba Cloud leads with 35.8%, Huawei Cloud with 13.1%.', 'Huawei ___%', '13.1%'],
    ['behind a colon', 'Market share: 35.8%', 'market share ___', '35.8%'],
    [
      'across an American and a British spelling',
      'Its labour costs totalled 12% of sales.',
      'labor costs total ___',
      '12%',
    ],
  ])('is found %s', (_, sentence, words, text) => {
    expect(textsOf(ask(article(sentence), near(words, percent)))).toEqual(text === undefined ? [] : [text]);
  });

  it.each([
    ['at a comma that the author wrote too', '营业收入18万元，衍生模型18万个，居全球第一。', '___，居全球第一', '18万'],
    [
      'before a comma of the author, with what is counted between',
      '千问衍生模型已超过18万个，是第二名的两倍以上。',
      '衍生模型___，是第二名',
      '超过18万',
    ],
    ['behind a comma of the author', 'Its models, 180,000, are twice the next.', 'models, ___', '180,000'],
    [
      'with or without "already" against the blank',
      '目前，千问的衍生模型数量超过18万个。',
      '千问 衍生模型已 ___',
      '超过18万',
    ],
    ['across words that name no part', '阿里千问的全球衍生模型总数已超過18萬個。', '千问 衍生模型已___', '超過18萬'],
    ['on a page of one short line', '阿里通义千问衍生模型突破18万个', '千问 衍生模型 ___', '突破18万'],
    // The part of a whole, what it grew by, and what belongs to another.
    [
      'not across the place where it was counted',
      '千问在魔搭上的衍生模型已超过5万个。',
      '千问 衍生模型已 ___',
      undefined,
    ],
    [
      'across the platform where it was counted',
      '截至10月底，千问在Hugging Face上的衍生模型已超过18万个。',
      '千问 衍生模型已 ___',
      '超过18万',
    ],
    [
      'not across a platform to what was counted there besides',
      '千问衍生模型在GitHub上的下载量已超过5万个。',
      '千问衍生模型已 ___',
      undefined,
    ],
    ['not what the number grew by', '千问衍生模型数量增加5万个。', '千问 衍生模型已 ___', undefined],
    ['not across another name', '千问的对手Llama的衍生模型已超过14万个。', '千问 衍生模型已 ___', undefined],
    ['not behind a comma that nobody wrote', 'Behind it in models, 180,000 people work.', 'models ___', undefined],
    ['not behind a comma and more', 'Its models, he said, 180,000.', 'models, ___', undefined],
  ])('is found %s', (_, sentence, words, text) => {
    const asked = ask(article(sentence), near(words, { dimension: 'count' }));
    expect(textsOf(asked)).toEqual(text === undefined ? [] : [text]);
    expect(asked.readings.every(({ passage }) => passage.body)).toBe(true);
  });

  it('is the one between the words, where they stand on both sides', () => {
    const page = article('It plunges 3.07% to $153.95 after it had gained 8% to $91.17 in a week.');
    expect(textsOf(ask(page, near('plunges to $___', usd)))).toEqual(['$153.95']);
    expect(textsOf(ask(page, near('plunges * to $___', usd)))).toEqual(['$153.95', '$91.17']);
    expect(textsOf(ask(page, near('gained 8% to ___', usd)))).toEqual(['$91.17']);
    expect(textsOf(ask(page, near('plunges ___% to', percent)))).toEqual(['3.07%']);
  });

  it('is not a nearer figure of the same unit that belongs to another name', () => {
    const page = article('Huawei trails the 35.8% of Alibaba with 13.1%, and Tencent has 7%.');
    expect(found(ask(page, near('Huawei ___%', percent)))).toEqual([]);
    expect(textsOf(ask(page, near('Tencent ___%', percent)))).toEqual(['7%']);
  });

  it('is not one that follows after "and", a comma with more words, or the end of the sentence', () => {
    expect(found(ask(article('Revenue fell and profit grew 34%.'), near('revenue grew ___', percent)))).toEqual([]);
    expect(
      found(ask(article('Revenue, the company said, was flat; profit grew 34%.'), near('revenue grew ___', percent))),
    ).toEqual([]);
    expect(found(ask(article('Revenue grew. It was 34% for profit.'), near('revenue grew ___', percent)))).toEqual([]);
  });

  it('is not one of a rival that is named between the words', () => {
    expect(
      found(ask(article('Alibaba rival Tencent saw its revenue grow 8%.'), near('Alibaba revenue grow ___', percent))),
    ).toEqual([]);
    expect(
      found(ask(article('Alibaba rival Tencent revenue grew 8%.'), near('Alibaba revenue grew ___', percent))),
    ).toEqual([]);
    expect(found(ask(article('阿里对手腾讯营收增长8%。'), near('阿里 营收增长___', percent)))).toEqual([]);
    expect(textsOf(ask(article('阿里集团上半年营收同比增长8%。'), near('阿里 营收 增长___', percent)))).toEqual(['8%']);
    expect(
      textsOf(ask(article('Alibaba Group revenue in Q3 grew 8%.'), near('Alibaba revenue grew ___', percent))),
    ).toEqual(['8%']);
    expect(
      found(ask(article('Alibaba Cloud revenue in Q3 grew 8%.'), near('Alibaba revenue grew ___', percent))),
    ).toEqual([]);
  });

  it('is not a change or a loss where its size is asked for', () => {
    expect(found(ask(article('Net income was a loss of $3.7 billion.'), near('net income of $___', usd)))).toEqual([]);
    expect(found(ask(article('Revenue growth of $3 billion came late.'), near('revenue of $___', usd)))).toEqual([]);
  });

  it('may have words of the pattern in its own print', () => {
    const page = article('Some firms reached more than 22.7 million users who lost their jobs.');
    expect(textsOf(ask(page, near('reached more than ___ users', users)))).toHaveLength(1);
    expect(textsOf(ask(page, near('more than ___ users', users)))).toHaveLength(1);
  });

  it('is printed as it is written against the blank', () => {
    const any = {};
    expect(textsOf(ask(article('It paid €5 million for it.'), near('paid $___', any)))).toEqual([]);
    expect(textsOf(ask(article('It paid $5 million for it.'), near('paid $___', any)))).toEqual(['$5 million']);
    expect(textsOf(ask(article('It took 5 million of it.'), near('took ___%', any)))).toEqual([]);
    expect(textsOf(ask(article('It came 12th in all.'), near('came ___th', any)))).toEqual(['12th']);
  });

  it('skips what a star stands for', () => {
    const page = article('Prices: Qwen-72B-Chat $0.40/$1.20 and GPT-4o $2.50/$10.00 for a million.');
    expect(textsOf(ask(page, near('Qwen-72B-Chat $___/', usd)))).toEqual(['$0.40']);
    expect(textsOf(ask(page, near('GPT-4o */$___', usd)))).toContain('$10.00');
  });

  it('is found under any spelling of a name', () => {
    const page = article('Tongyi Qianwen recorded 10 million downloads.', '通义千问突破3000万用户。');
    expect(found(ask(page, near('Qwen recorded ___', { ...number, names })))).toEqual(['[9500000, 10500000) download']);
    expect(found(ask(page, near('千問 ___', { ...users, names })))).toHaveLength(1);
  });

  it('is a date where a date is asked for', () => {
    const page = article('The beta opened on April 7, 2023 as Tongyi Qianwen, with 10 testers.');
    expect(textsOf(ask(page, near('beta opened ___ as', { kind: 'date' })))).toHaveLength(1);
  });
});

describe('a figure without a blank', () => {
  it('stands in one sentence with all words, in any order', () => {
    const page = article(
      'In November the app had 18.34 million monthly active users.',
      'Active users matter. The month had 30 days.',
    );
    expect(found(ask(page, near('active users monthly November', users)))).toEqual([
      '[18335000, 18345000) active user',
    ]);
  });

  it('is not taken from two sentences', () => {
    expect(found(ask(article('Qwen is an app. It has 30 million users.'), near('Qwen app users', users)))).toEqual([]);
  });

  it('is every one of its kind, so that nobody picks the one that fits', () => {
    const page = article('Qwen shares: 35.8% this year, 14.8% last year, worth $5 million.');
    expect(textsOf(ask(page, near('Qwen shares', percent)))).toEqual(['35.8%', '14.8%']);
  });

  it('is not a figure that the author wrote himself to name the sentence', () => {
    const page = article('In the first 100 days Qwen gained 30 million users.');
    expect(textsOf(ask(page, near('first 100 days Qwen', { dimension: 'duration' })))).toEqual([]);
  });

  it('says what stands there of another unit, and why it was passed over', () => {
    const { readings, passedOver } = ask(article('Its revenue grew to $5 billion.'), near('revenue grew ___', percent));
    expect(readings).toEqual([]);
    expect(passedOver.map(({ why }) => why)).toEqual(['other-unit']);
  });
});

describe('candidates', () => {
  it('are all returned where a page says two things, the body before teasers', () => {
    const page = `<html><body><aside class="related"><ul><li><a href="/old">Monthly active users grew 12% says report</a></li></ul></aside>
      <article><h1>Report</h1><p>Monthly active users grew 149.03% in November, the report says, and the makers are glad to hear it.</p>
      <p>More words stand here, so that a reader sees where the article is and what it is about, and a little more of it.</p></article></body></html>`;
    expect(found(ask(page, near('monthly active users grew ___', percent)))).toEqual([
      '[149.025, 149.035) percent',
      '[11.5, 12.5) percent',
    ]);
  });
});

describe('the period of a sentence', () => {
  const dated = (sentence: string): unknown[] =>
    ask(article(sentence), near('had ___ users', users)).readings.map(
      ({ refersTo }) => refersTo && Number(refersTo.low?.value.n),
    );

  it('is the one that its clause names, not the one compared with', () => {
    expect(dated('In October 2025 the app had 30 million users, up from November 2024.')).toEqual([20362]);
  });

  it('is unknown where the sentence names none, or only when something was said', () => {
    expect(dated('The app had 30 million users.')).toEqual([undefined]);
    expect(dated('The app had 30 million users, Alibaba said on December 10, 2025.')).toEqual([undefined]);
  });
});

describe('text that no reader sees', () => {
  it('is no evidence', () => {
    const page = article(
      '<span style="display:none">Users grew 5%.</span><template>Users grew 6%.</template><!-- Users grew 7%. -->Users gr\u200bew 8%.',
    );
    expect(textsOf(ask(page, near('users grew ___', percent)))).toEqual(['8%']);
  });

  it('is no evidence where a character could not be decoded', () => {
    const { readings, passedOver } = ask(article('Us\ufffders and others grew 8%.'), near('others grew ___', percent));
    expect(readings).toEqual([]);
    expect(passedOver.map(({ why }) => why)).toEqual(['replacement-character']);
  });
});

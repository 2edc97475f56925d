#!/usr/bin/env node
// Throughput of the built reader of figures, and of the libraries in bench/node_modules where they are installed:
//   node bench/figures-speed.mjs [english.txt] [chinese.txt]
// CPU time, not wall time; the reader on 10 KB to 10 MB of the text repeated, the libraries on as much as they take.
import { readFileSync } from 'node:fs';

const cpuMs = (f) => {
  const start = process.cpuUsage();
  f();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const before = process.cpuUsage();
const { readFigures } = await import('../dist/figures/read.js');
const loading = process.cpuUsage(before);
console.log(`import: ${((loading.user + loading.system) / 1000).toFixed(1)} ms CPU`);

const english =
  'The company said on Tuesday that its revenue had risen by 4.2% to $1.45 billion in the third quarter, as the number of people who use its services every month passed a threshold that its founders had long spoken of. Nobody at the head office would say what the board had made of the news, and its rivals kept their counsel. Analysts who follow the shares had expected about 1,200 new customers, or nearly a third more than a year ago. ';
const chinese =
  '公司周二表示，第三季度营收同比增长百分之四点二，达到一百四十五亿元，其服务的月活跃用户突破三千万人，这是创始人长期以来所说的目标。总部没有人愿意评论董事会对此消息的看法，竞争对手也保持沉默。跟踪该股的分析师此前预计新增客户约1200家，比一年前多近三成，但市场对前景仍有分歧。';
const texts = {
  English: process.argv[2] ? readFileSync(process.argv[2], 'utf8') : english,
  Chinese: process.argv[3] ? readFileSync(process.argv[3], 'utf8') : chinese,
};

const repeated = (text, bytes) => {
  const unit = Buffer.byteLength(text);
  return text.repeat(Math.max(1, Math.ceil(bytes / unit)));
};

function throughput(name, read, text, sizes) {
  read(repeated(text, 10_000));
  for (const size of sizes) {
    const input = repeated(text, size);
    const bytes = Buffer.byteLength(input);
    const rounds = Math.max(1, Math.min(20, Math.round(1_000_000 / bytes)));
    const ms = cpuMs(() => {
      for (let i = 0; i < rounds; i += 1) read(input);
    });
    const rate = (bytes * rounds) / 1e6 / (ms / 1000);
    console.log(
      name.padEnd(34),
      `${(bytes / 1000).toFixed(0).padStart(6)} KB`,
      `${rate.toFixed(4).padStart(9)} MB per CPU second`,
    );
  }
}

for (const [language, text] of Object.entries(texts)) {
  throughput(`factcheck, ${language}`, readFigures, text, [10_000, 100_000, 1_000_000, 10_000_000]);
}

const peers = [
  {
    name: '@microsoft/recognizers-text-suite',
    async load() {
      const { default: suite, ...named } = await import('@microsoft/recognizers-text-suite');
      const { recognizeNumber, recognizePercentage, recognizeCurrency, recognizeDimension, recognizeDateTime } = {
        ...suite,
        ...named,
      };
      return (text, culture) =>
        [recognizeNumber, recognizePercentage, recognizeCurrency, recognizeDimension, recognizeDateTime].map(
          (recognize) => recognize(text, culture),
        );
    },
    cultures: { English: 'en-us', Chinese: 'zh-cn' },
    size: 2000,
  },
  {
    name: 'chrono-node',
    async load() {
      const chrono = await import('chrono-node');
      return (text, culture) => (culture === 'zh' ? chrono.zh.hans : chrono.casual).parse(text);
    },
    cultures: { English: 'en', Chinese: 'zh' },
    size: 20_000,
  },
  {
    name: 'compromise',
    async load() {
      const { default: nlp } = await import('compromise');
      return (text) => nlp(text).numbers().json();
    },
    cultures: { English: 'en' },
    size: 20_000,
  },
];

for (const { name, load, cultures, size } of peers) {
  let read;
  try {
    read = await load();
  } catch (error) {
    console.log(`${name}: not installed here (npm install --prefix bench): ${error.code ?? error.message}`);
    continue;
  }
  for (const [language, culture] of Object.entries(cultures)) {
    throughput(`${name}, ${language}`, (text) => read(text.slice(0, size), culture), texts[language].slice(0, size), [
      size,
    ]);
  }
}

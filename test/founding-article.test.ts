/** The founding article's claims on their pinned evidence: what each must come to, and that edits on either side turn it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../src/check.ts';
import type { ClaimsFile } from '../src/claims/claim.ts';
import { loadClaims } from '../src/claims/load.ts';
import type { Finding } from '../src/judge/finding.ts';
import { answer } from '../src/locate/answer.ts';
import { openArchive } from '../src/net/archive.ts';
import { archiveKey } from '../src/net/archive-key.ts';
import { parseHttpText } from '../src/net/http-text.ts';
import { past } from '../src/net/past.ts';
import { pinnedWeb } from '../src/net/pinned.ts';
import { type Capture, type Web, WebError } from '../src/net/web.ts';
import { sources } from '../src/sources/index.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const world = join(root, 'fixtures/qwen-overtakes-llama');
const claimsPath = 'claims/2025-12-qwen-overtakes-llama.yaml';
const claimsText = readFileSync(join(root, claimsPath), 'utf8');

interface Expected {
  readonly verdict: string;
  readonly cause?: string;
  readonly caveats?: readonly string[];
  /** The verdict of each reading, by its name. */
  readonly readings?: Readonly<Record<string, string>>;
}
const expected: Readonly<Record<string, Expected>> = parse(readFileSync(join(world, 'verdicts.yaml'), 'utf8'));

function load(text: string): ClaimsFile {
  const { files, diagnostics } = loadClaims([{ path: claimsPath, bytes: new TextEncoder().encode(text) }], { sources });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!files[0] || errors.length > 0) throw new Error(JSON.stringify(errors));
  return files[0];
}

async function findings(web: Web, text = claimsText, only?: string): Promise<Map<string, Finding>> {
  const tools = {
    web,
    locate: async (page: Parameters<typeof answer>[0], questions: Parameters<typeof answer>[1]) =>
      answer(page, questions),
    past: (day: number) => past(web, day),
  };
  const found = new Map<string, Finding>();
  for await (const finding of check(load(text), ({ id }) => only === undefined || id === only, { tools, sources }))
    found.set(finding.claim.id, finding);
  return found;
}

const archive = openArchive(join(world, 'evidence'));
const pinned = (): Web => pinnedWeb({ archive, mode: 'pinned' });

/** The pages as they were written, with one string of one page replaced. */
const pages = readdirSync(join(world, 'pages')).map((name) => ({
  name,
  capture: parseHttpText(readFileSync(join(world, 'pages', name))),
}));
function edited(name: string, from: string, to: string): Web {
  const held = new Map<string, Capture>(
    pages.map((page) => {
      if (page.name !== name) return [archiveKey(page.capture.url), page.capture];
      const text = new TextDecoder().decode(page.capture.body);
      if (!text.includes(from)) throw new Error(`${name} does not hold "${from}"`);
      return [
        archiveKey(page.capture.url),
        { ...page.capture, body: new TextEncoder().encode(text.replaceAll(from, to)) },
      ];
    }),
  );
  return {
    async get({ url }) {
      const capture = held.get(archiveKey(url));
      if (!capture) throw new WebError('not-pinned', 'no capture', 'not there');
      return capture;
    },
  };
}

let all: Map<string, Finding>;
beforeAll(async () => {
  all = await findings(pinned());
});

describe('the founding article', () => {
  it('has 65 claims, and an expectation for each', () => {
    expect([...all.keys()]).toHaveLength(65);
    expect(Object.keys(expected).sort()).toEqual([...all.keys()].sort());
  });

  it.each(Object.entries(expected))('%s', (id, { verdict, cause, caveats = [], readings }) => {
    const finding = all.get(id);
    expect({ verdict: finding?.verdict, ...(finding?.cause ? { cause: finding.cause } : {}) }).toEqual({
      verdict,
      ...(cause ? { cause } : {}),
    });
    expect(finding?.caveats.map(({ code }) => code)).toEqual(expect.arrayContaining([...caveats]));
    if (readings)
      expect(Object.fromEntries(finding?.readings.map(({ name, verdict: own }) => [name, own]) ?? [])).toEqual(
        readings,
      );
    expect(finding?.reason).toMatch(/\S/);
  });

  it('shows a passage for every decided claim, and says that it was made by hand', () => {
    for (const finding of all.values()) {
      if (finding.verdict === 'unverifiable') continue;
      expect(finding.evidence[0].evidence.reading.passage.text, finding.claim.id).not.toBe('');
      expect(
        finding.caveats.map(({ code }) => code),
        finding.claim.id,
      ).toContain('reconstructed');
    }
  });

  it('packs its pages to the captures that are pinned', () => {
    for (const { name, capture } of pages) {
      const held = archive.find(capture.url, capture.digest);
      expect([name, held?.digest, held?.provenance]).toEqual([name, capture.digest, 'reconstructed']);
    }
    expect(archive.entries()).toHaveLength(pages.length);
  });

  it('says not-pinned for every claim whose pages are gone, and never fails', async () => {
    const nothing: Web = {
      get: async () => Promise.reject(new WebError('not-pinned', 'no capture', 'Run once without --pinned.')),
    };
    const without = await findings(nothing);
    const causes = new Set([...without.values()].map(({ verdict, cause }) => `${verdict} ${cause}`));
    expect([...causes].sort()).toEqual(['unverifiable not-pinned', 'unverifiable opinion', 'unverifiable undefined']);
  });
});

/** One string of one page, edited so that the claim must no longer come out as it did. */
const evidenceEdits: readonly (readonly [id: string, page: string, from: string, to: string])[] = [
  ['article-dateline-yesterday', 'advisorperspectives-avocado.http', '2025-12-10', '2025-12-04'],
  [
    'zuckerberg-congress-early-2025',
    'dnyuz-serial-witness.http',
    'takes the stand in court',
    'takes the stand in Congress',
  ],
  [
    'zuckerberg-formed-tbd-lab',
    'advisorperspectives-avocado.http',
    'which he set up himself',
    'which he set up with Alexandr Wang',
  ],
  ['singapore-national-ai-uses-qwen', 'hf-sea-lion.http', 'Qwen/Qwen3-32B', 'google/gemma-3-27b-it'],
  ['korea-uses-qwen', 'hf-ax4.http', '"license_name": "qwen"', '"license_name": "llama3"'],
  ['thailand-uses-qwen', 'hf-openthaigpt.http', 'Qwen/Qwen2.5-7B-Instruct', 'meta-llama/Llama-3.1-8B'],
  ['uae-uses-qwen', 'hf-k2-think.http', 'Qwen/Qwen2.5-32B', 'LLM360/K2-V2'],
  ['airbnb-relies-heavily-on-qwen', 'scmp-airbnb.http', '“relies heavily”', '“relies a little”'],
  [
    'alibaba-ai-revenue-nine-quarters',
    'edgar-baba-release.http',
    'ninth consecutive quarter',
    'eighth consecutive quarter',
  ],
  ['alibaba-q3-report-label', 'edgar-baba-filings.http', '"2025-09-30"', '"2025-06-30"'],
  ['alibaba-cloud-share-exceeds-2nd-to-4th', 'sentifin-omdia.http', 'held 35.8%', 'held 33.8%'],
  ['alibaba-open-from-the-start', 'aiwiki-qwen.http', 'April 11, 2023 as', 'July 28, 2023 as'],
  [
    'airbnb-recommendation-algorithm',
    'scmp-airbnb.http',
    'power its AI customer service agent',
    'power its AI recommendation engine',
  ],
  ['qwen-app-mau-30m-in-23-days', 'eastmoney-30m.http', '突破3000万', '突破2500万'],
  ['qwen-app-10m-downloads-first-week', 'liveindex-10m.http', 'over 10 million downloads', 'under 9 million downloads'],
  ['qwen-app-mau-growth-149', 'digipub-aicpb-149.http', '149.03%', '151.20%'],
  ['openai-valuation-hundreds-of-billions', 'tredu-openai.http', 'at $500 billion', 'at $50 billion'],
  ['llama4-flopped', 'ecopulse-llama4.http', 'underwhelming reception', 'enthusiastic reception'],
  ['gpt5-long-delayed', 'techtarget-gpt5.http', 'Aug. 7, 2025', 'Aug. 7, 2026'],
  ['baba-up-93pct-in-one-year', 'ainvest-baba.http', 'posted a 75.28% gain', 'posted a 95.28% gain'],
  ['deepseek-few-million-usd', 'ibm-deepseek.http', 'USD 5.576 million', 'USD 55.76 million'],
];

describe('an edit of the evidence', () => {
  it.each(evidenceEdits)('turns %s', async (id, page, from, to) => {
    const after = await findings(edited(page, from, to), claimsText, id);
    expect(all.get(id)?.verdict).toMatch(/supported|contradicted/);
    expect(after.get(id)?.verdict).not.toBe(all.get(id)?.verdict);
  });
});

/** One string of the claims file, edited so that the claim says something else. */
const claimEdits: readonly (readonly [id: string, from: string, to: string])[] = [
  [
    'article-dateline-yesterday',
    'broke yesterday.\n  words: 昨天一條消息\n  says: yesterday',
    'broke on 2025-12-08.\n  says: 2025-12-08',
  ],
  ['qwen-app-mau-growth-149', 'says: 149.03%', 'says: 149.04%'],
  ['qwen-app-mau-growth-149', 'grew 149.03%', 'grew 139.03%'],
  [
    'airbnb-recommendation-algorithm',
    'term: [recommendation, recommender], rivals: [customer service]',
    'term: [customer service], rivals: [recommendation]',
  ],
  ['alibaba-cloud-share-exceeds-2nd-to-4th', 'alibaba > second + third + fourth', 'alibaba < second + third + fourth'],
  ['airbnb-relies-heavily-on-qwen', 'original: relies heavily', 'original: relies entirely'],
  ['baba-up-93pct-in-one-year', 'says: over 93%\n      source: ainvest', 'says: over 70%\n      source: ainvest'],
];

describe('an edit of the claim', () => {
  it.each(claimEdits)('turns %s: %s', async (id, from, to) => {
    expect(claimsText).toContain(from);
    // Where the sentence holds the same figure both are edited, or the loader would say that they differ.
    const figure = /[\d.]+%/.exec(from)?.[0];
    const other = /[\d.]+%/.exec(to)?.[0];
    const text =
      figure && other && id === 'qwen-app-mau-growth-149'
        ? claimsText.replaceAll(figure, other)
        : claimsText
            .replace(from, to)
            .replace('rose more than 93%', other ? `rose more than ${other}` : 'rose more than 93%');
    const after = await findings(pinned(), text, id);
    expect(after.get(id)?.verdict).not.toBe(all.get(id)?.verdict);
  });
});

import { describe, expect, it } from 'vitest';
import { compareReports, tellVerification } from '../src/verify.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

const capture = (url: string, letter: string, how = 'live') => ({
  url,
  finalUrl: url,
  status: 200,
  digest: digest(letter),
  how,
});

const report = () => ({
  format: 'factcheck-report/1',
  tool: { name: 'factcheck', version: '0.1.0' },
  rules: digest('r'),
  files: [{ path: 'claims/a.yaml', digest: digest('f') }],
  summary: { supported: 1, unverifiable: 1 },
  claims: [
    {
      id: 'users',
      claim: 'Over 30 million use it.',
      verdict: 'supported',
      reason: '31 million is inside.',
      readings: [
        {
          parts: [
            { statements: [{ judged: [{ evidence: 'users/says/0.0', outcome: 'supports', found: '31 million' }] }] },
          ],
        },
      ],
      evidence: [{ id: 'users/says/0.0', printed: '31 million', trail: [1] }],
      gaps: [],
    },
    {
      id: 'growth',
      claim: 'It grew.',
      verdict: 'unverifiable',
      cause: 'unreachable',
      readings: [],
      evidence: [],
      gaps: [{ ask: 'growth/says/0', code: 'unreachable', detail: 'dns', trail: [] }],
    },
  ],
  captures: [capture('https://example.org/a', 'a'), capture('https://example.org/b', 'b')],
});

type Report = ReturnType<typeof report>;

/** The report with one piece of its text replaced. */
const changed = (from: string, to: string): Report => {
  const text = JSON.stringify(report());
  expect(text).toContain(from);
  return JSON.parse(text.replaceAll(from, to));
};

describe('a stored report and one that was derived again', () => {
  it('are the same, whether captures were fetched then or replayed now', () => {
    const pinned = changed('"how":"live"', '"how":"pinned"');
    expect(compareReports(report(), pinned)).toEqual({ same: true, verdicts: [], differences: [] });
  });

  it.each([
    ['tool', '"version":"0.1.0"', '"version":"0.2.0"', 'tool'],
    ['rules', digest('r'), digest('s'), 'rules'],
    ['claims file', digest('f'), digest('g'), 'claims file'],
    ['text of a claim', 'It grew.', 'It shrank.', 'claims file'],
    ['evidence', digest('b'), digest('c'), 'capture'],
    ['reading', '"printed":"31 million"', '"printed":"30 million"', 'reading'],
    ['capture that a passage is in', '"trail":[1]', '"trail":[0]', 'capture'],
    ['failure', '"code":"unreachable"', '"code":"not-pinned"', 'gap'],
    ['cause', '"cause":"unreachable"', '"cause":"not-pinned"', 'verdict'],
    ['outcome', '"outcome":"supports"', '"outcome":"abstains"', 'judgement'],
    ['words', '31 million is inside.', 'It is inside.', 'wording'],
  ])('differ in the %s, and the step is named', (_, from, to, step) => {
    const { same, verdicts, differences } = compareReports(report(), changed(from, to));
    expect([same, verdicts, differences.map((one) => one.step)]).toEqual([false, [], [step]]);
  });

  it('are not the same to the byte where only the order differs', () => {
    const derived = report();
    derived.captures.reverse();
    for (const claim of derived.claims) for (const piece of claim.evidence) piece.trail = [0];
    expect(compareReports(report(), derived)).toMatchObject({
      same: false,
      differences: [{ path: 'order of the entries' }],
    });
  });

  it('name the first step that differs, and the verdict that followed', () => {
    const derived = changed('"printed":"31 million"', '"printed":"29 \\u001b[31mmillion"');
    derived.captures.push(capture('https://example.org/c', 'd'));
    for (const claim of derived.claims.slice(0, 1)) claim.verdict = 'contradicted';
    const verification = compareReports(report(), derived);
    expect(verification.differences.map((one) => one.step)).toEqual(['capture', 'reading', 'verdict']);
    expect(verification.verdicts).toEqual([{ claim: 'users', stored: 'supported', derived: 'contradicted' }]);
    const safe = (text: string): string => text.replaceAll('\u001b', '?');
    expect(tellVerification(verification, safe)).toBe(`One verdict would be another:
  users: supported -> contradicted
capture: the evidence is not the one that was judged
  captures/https://example.org/c: nothing -> ${JSON.stringify({ ...capture('https://example.org/c', 'd'), how: undefined })}
reading: the same capture is read otherwise
  users/evidence/users/says/0.0/printed: "31 million" -> "29 \\u001b[31mmillion"
verdict: the verdict is another
  users/verdict: "supported" -> "contradicted"`);
  });

  it('show a claim that one of them lacks, whatever it is called', () => {
    const fewer = report();
    fewer.claims.pop();
    expect(compareReports(report(), fewer).verdicts).toEqual([
      { claim: 'growth', stored: 'unverifiable (unreachable)', derived: undefined },
    ]);
    const odd = changed('"id":"growth"', '"id":"__proto__"');
    expect(compareReports(report(), odd).verdicts).toHaveLength(2);
    expect(compareReports(odd, odd).same).toBe(true);
  });

  it.each([null, [], 'text', { claims: 5, captures: {} }])('never take %j for a report that is the same', (other) => {
    expect(compareReports(report(), other).same).toBe(false);
  });
});

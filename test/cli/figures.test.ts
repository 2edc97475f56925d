import { describe, expect, it } from 'vitest';
import { figuresCommand } from '../../src/cli/figures.ts';

describe('factcheck figures', () => {
  it('shows span, print, interval, unit, hedge and rule, and says what the rules mean', () => {
    const lines = figuresCommand('Over 30 million people, 三成, $171.').split('\n');
    expect(lines.slice(0, 4).map((line) => line.split(/\s{2,}/))).toEqual([
      ['span', 'print', 'stands for', 'unit', 'hedge', 'rule'],
      ['0-22', 'Over 30 million people', '(30000000, ∞)', 'count person', 'over', 'over'],
      ['24-26', '三成', '[25, 35)', 'percent', 'tenths'],
      ['28-32', '$171', '[170.5, 171.5)', 'money USD', 'last-digit'],
    ]);
    expect(lines).toContain(
      'over        More than the number itself, which is left out; the hedge replaces the looseness.',
    );
  });

  it('writes numbers as decimal strings in JSON', () => {
    expect(JSON.parse(figuresCommand('5.4 deaths per 1,000 people', { json: true }))).toEqual([
      {
        text: '5.4 deaths per 1,000 people',
        start: 0,
        end: 27,
        low: { value: '5.35', included: true },
        high: { value: '5.45', included: false },
        unit: { dimension: 'count', name: 'death', per: { of: 'person', count: '1000' } },
        printed: '5.4',
        rule: 'last-digit',
      },
    ]);
  });

  it('says that there are none', () => {
    expect(figuresCommand('GPT-4')).toBe('no figures\n');
    expect(figuresCommand('GPT-4', { json: true })).toBe('[]\n');
  });

  it('says on demand which rule left a number alone', () => {
    const lines = figuresCommand('Qwen3-235B had 1,200 users in room 12.', { whyNot: true }).split('\n');
    expect(lines.slice(0, 4).map((line) => line.split(/\s{2,}/))).toEqual([
      ['span', 'print', 'stands for', 'unit', 'hedge', 'rule'],
      ['0-10', 'Qwen3-235B', 'left alone', 'joined-to-letters'],
      ['15-26', '1,200 users', '{1200}', 'count user', 'counted'],
      ['35-37', '12', 'left alone', 'labelled'],
    ]);
    expect(lines).toContain(
      'labelled           Digits behind a label or a word with a capital are a name: room 12, Llama 4.',
    );
    expect(JSON.parse(figuresCommand('GPT-4', { json: true, whyNot: true }))).toEqual([
      { text: 'GPT-4', start: 0, end: 5, leftAlone: 'joined-to-letters' },
    ]);
  });

  it('leaves nothing alone that a figure holds', () => {
    expect(JSON.parse(figuresCommand('On 2025-12-11 sales rose 4%', { json: true, whyNot: true }))).toMatchObject([
      { text: '2025-12-11', rule: 'day' },
      { text: '4%', rule: 'last-digit' },
    ]);
  });
});

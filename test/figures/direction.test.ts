import { describe, expect, it } from 'vitest';
import { changeNamed, directionAt, stepAt } from '../../src/figures/direction.ts';

describe('how a figure belongs to a change', () => {
  it.each([
    ['Unemployment rose by 7%', '7%', 'by'],
    ['Unemployment rose 7%', '7%', 'by'],
    ['Unemployment is up 3 points to 7%', '7%', 'to'],
    ['Unemployment rose from 5% to 7%', '5%', 'from'],
    ['The net loss narrowed to $3 million', '$3 million', 'to'],
    ['降幅收窄至15%', '15%', 'to'],
    ['净利润增长15%', '15%', 'by'],
    ['Sales amounted to $3 million', '$3 million', undefined],
    ['The rise of sales, according to 7%', '7%', undefined],
    ['The app has 7%', '7%', undefined],
  ])('%s', (text, figure, expected) => {
    expect(stepAt(text, text.indexOf(figure))).toBe(expected);
  });

  it('goes the way of the change whose level is told', () => {
    expect(changeNamed('Growth of sales slowed to 12%', 26)).toBe('up');
    expect(changeNamed('净利润降幅收窄至15%', 8)).toBe('down');
    expect(changeNamed('Sales came to 12%', 14)).toBeUndefined();
    expect(directionAt('Sales fell by 12%', 14)).toBe('down');
  });
});

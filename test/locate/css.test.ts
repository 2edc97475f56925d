import { describe, expect, it } from 'vitest';
import { ask, found, question } from './ask.ts';

const shown = (body: string, selector = '#n'): string[] =>
  found(
    ask(
      `<html><head><style>.off { display: none }</style></head><body>${body}</body></html>`,
      question({ by: 'css', selector }, { dimension: 'number' }),
    ),
  );

describe('by css, what people see of an element', () => {
  it.each([
    ['a hidden child', '<p id="n">12<span hidden>34</span></p>'],
    ['a struck child', '<p id="n"><del>34</del> 12</p>'],
    ['a child that its style hides', '<p id="n">12<span style="display:none">34</span></p>'],
    ['a child that the style sheet of the page hides', '<p id="n">12<span class="off">34</span></p>'],
    ['a child without size', '<p id="n">12<i style="font-size: 0">34</i></p>'],
    ['a template', '<p id="n">12<template>34</template></p>'],
    ['a script', '<p id="n">12<script>34</script></p>'],
  ])('%s is no part of it', (_what, body) => {
    expect(shown(body)).toEqual(['{12}']);
  });

  it.each([
    ['is hidden', '<p id="n" hidden>12</p>'],
    ['stands in something hidden', '<div style="visibility:hidden"><p id="n">12</p></div>'],
    ['stands in what a style sheet hides', '<div class="off"><p id="n">12</p></div>'],
    ['stands in a closed dialog', '<dialog><p id="n">12</p></dialog>'],
  ])('it is no evidence where it %s', (_what, body) => {
    expect(shown(body)).toEqual([]);
  });

  it('the digits of two blocks are two numbers, and a footnote is none of them', () => {
    expect(shown('<div id="n"><div>12</div><div>34</div></div>')).toEqual(['{12}', '{34}']);
    expect(shown('<p id="n">costs 12<sup>3</sup> or so</p>')).toEqual(['{12}']);
    expect(shown('<table><tr id="n"><td>12</td><td>34</td></tr></table>')).toEqual(['{12}', '{34}']);
    expect(shown('<p id="n">1<b>2</b>34</p>')).toEqual(['{1234}']);
  });
});

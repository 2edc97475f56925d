/** The third quarter of a match is no quarter of a year. */

const played =
  /\b(?:scor(?:ed?|es|ing)|touchdowns?|yards?|quarterbacks?|half-?time|rebounds?|three-pointers?|dunk\w*|NBA|WNBA|NFL|playoffs?|fumble\w*|field goals?|free throws?|buzzer|overtime|the game|the match)\b/i;
const earned = /[$€£¥%]|\b(?:revenues?|profits?|sales|earnings|growth|income|economy|GDP|shares?|investors?)\b/i;

/** Do the words round a quarter without its year speak of a match, and of no money? */
export function isPlayed(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 80), end + 60);
  return played.test(around) && !earned.test(around);
}

/** `only-if`: a condition without which a claim cannot hold. It can contradict, and proves nothing where it holds. */
import type { Caveat, PartFinding, ReadingFinding } from './finding.ts';

/** A condition that does not fail has no say beside what decides. */
export function decidingParts(parts: readonly PartFinding[]): readonly PartFinding[] {
  const decide = parts.filter(({ onlyIf, verdict }) => !onlyIf || verdict === 'contradicted');
  return decide.length > 0 ? decide : parts;
}

/** The parts of these readings that had a say. */
export const partsOf = (readings: readonly ReadingFinding[]): readonly PartFinding[] =>
  readings.flatMap(({ parts }) => decidingParts(parts));

/** Whether nothing but conditions failed. */
export function failsByCondition(readings: readonly ReadingFinding[]): boolean {
  const failing = partsOf(readings).filter(({ verdict }) => verdict === 'contradicted');
  return failing.length > 0 && failing.every(({ onlyIf }) => onlyIf);
}

/** What decides may hold while it is open whether a condition does: that must be said. */
export function openConditions(readings: readonly ReadingFinding[]): readonly Caveat[] {
  const conditions = readings.flatMap(({ parts }) => parts).filter(({ onlyIf }) => onlyIf);
  return conditions
    .flatMap(({ statements }) => statements)
    .filter(({ verdict }) => verdict === 'unverifiable')
    .map(({ text, cause }) => ({
      code: 'note',
      text: `It is open whether "${text}" holds, without which the claim cannot (${cause}).`,
    }));
}

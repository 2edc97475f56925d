/** The oldest Node that the program runs on: an older one stops at the first of its expressions. As `engines` says. */
const oldest = [20, 19] as const;

/** What is said on a Node that is too old; undefined on any other. `running` is like "18.20.8". */
export function tooOld(running: string): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `factcheck needs Node ${oldest.join('.')} or newer, and this is ${running}: install a newer one.`;
}

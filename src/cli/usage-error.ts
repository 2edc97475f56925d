/** The command was misused: its message is printed as it stands, without a stack trace, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

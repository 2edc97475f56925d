import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // No module keeps state that one file could leave to the next: loading each once halves the time of the suite.
    pool: 'threads',
    isolate: false,
    // A crowded machine is slow; that a test hangs is seen all the same.
    testTimeout: 30_000,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary'] },
  },
});

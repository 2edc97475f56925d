import { expect, it } from 'vitest';
import { z } from 'zod';
import { reportSchema } from '../../src/report/report-schema.ts';

// After a change on purpose: npx vitest run -u test/report/report-schema.test.ts
it('ships the JSON Schema that its own zod schema gives', async () => {
  const schema = z.toJSONSchema(reportSchema, { target: 'draft-2020-12' });
  const shipped = {
    $id: 'https://factcheck.example/report.schema.json',
    title: 'factcheck report, format 1',
    ...schema,
  };
  await expect(`${JSON.stringify(shipped, null, 2)}\n`).toMatchFileSnapshot('../../report.schema.json');
});

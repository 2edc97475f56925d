#!/usr/bin/env node
// What a filing of 16 MB costs, whatever is asked of it: node bench/filing-cost.mjs [filing.htm[.gz]]
// Whole processes over the built code, worker included: CPU seconds and peak memory for 0, 1, 10 and 100 questions. Without
// a filing one is made of hand-made statements. It is unpacked before anything is measured, and no two questions are alike.
// CPU time swings with the load of the machine: take the smallest of several.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const sizeBytes = 16_000_000;
const rounds = 3;
const rows = ['Total net revenue', 'Net income', 'Total assets', 'Deposits', 'Income tax expense'];
/** What else statements of banks call their rows: with the five, two questions each are a hundred different ones. */
const more =
  'Total retained loans,Foreign exchange,Fair value,Provision for credit losses,Interest rate,Credit card,Corporate debt ' +
  'securities,Corporate,Commodity,Amortized cost,Wholesale,Other assets,Total noninterest expense,Securities borrowed,' +
  'Nonaccrual loans,Net interest income,Converted to term loans,Average yield,Allowance for loan losses,Accounts payable ' +
  'and other liabilities,Purchases,Noninterest revenue,Noninterest expense,Liabilities,Credit exposure,Auto and other,' +
  'Trading assets,Subtotal,Secured by real estate,Revolving loans,Principal transactions,Income before income tax expense,' +
  'Overhead ratio,Loans retained,All other income,Investment banking fees,Asset management fees,Card income,Mortgage fees,' +
  'Long-term debt,Common stock,Retained earnings,Goodwill,Cash and due from banks,Dividends declared';
const asked = [...rows, ...more.split(',')];

function madeByHand() {
  const style = 'style="padding:2px 1pt;text-align:right;vertical-align:bottom;font-size:9pt;font-family:sans-serif"';
  const cell = (text) => `<td ${style}><span ${style}>${text}</span></td>`;
  const parts = [];
  for (let number = 0, length = 0; length < sizeBytes; number += 1) {
    const lines = rows.map(
      (row, at) => `<tr>${cell(`${row} of segment ${number}`)}${cell('$')}${cell(1000 + at)}</tr>`,
    );
    const prose = `<p>Net income of segment ${number} was $${number + 1} million, and nothing more is said of it here.</p>`;
    parts.push(
      `${prose}<p>(in millions)</p><table><tr>${cell('')}${cell('')}${cell('2025')}</tr>${lines.join('')}</table>`,
    );
    length += parts.at(-1).length;
  }
  return Buffer.from(`<html><body>${parts.join('')}</body></html>`);
}

const questionsOf = (count) =>
  Array.from({ length: count }, (_, at) => ({
    id: String(at),
    kind: 'figure',
    place:
      at % 2 === 0
        ? { by: 'table', row: asked[(at >> 1) % asked.length], column: '2021' }
        : { by: 'near', words: `${asked[(at >> 1) % asked.length].toLowerCase()} was $___` },
    dimension: 'money',
    unit: 'USD',
    asOf: { low: null, high: null },
  }));

async function readOnce(count, path) {
  const { startReader } = await import('../dist/locate/worker-host.js');
  const body = readFileSync(path);
  const reader = startReader();
  await reader.locate({ url: 'https://example.org/10-K.htm', body, contentType: 'text/html' }, questionsOf(count));
  await reader.close();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.log(JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
}

const [first, second, third] = process.argv.slice(2);
if (first === '--once') await readOnce(Number(second), third);
else {
  const folder = mkdtempSync(join(tmpdir(), 'filing-'));
  try {
    const filing = join(folder, 'filing.htm');
    const raw = first === undefined ? madeByHand() : readFileSync(first);
    writeFileSync(filing, first?.endsWith('.gz') ? gunzipSync(raw) : raw);
    for (const count of [0, 1, 10, 100]) {
      const seen = Array.from({ length: rounds }, () => {
        const once = [fileURLToPath(import.meta.url), '--once', String(count), filing];
        return JSON.parse(String(spawnSync(process.execPath, once).stdout));
      });
      const [cpu, memory] = [0, 1].map((at) => Math.min(...seen.map((each) => each[at])));
      console.log(`${String(count).padStart(3)} questions: ${cpu.toFixed(2)} s CPU, ${memory.toFixed(0)} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

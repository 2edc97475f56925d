/** The table of sources: a new kind of place is one file, one line here, one test file, one section in the docs. */
import { article } from './article.ts';
import { filing } from './filing.ts';
import { huggingface } from './huggingface.ts';
import { page } from './page.ts';
import { series } from './series.ts';
import type { Source } from './source.ts';
import { wikidata } from './wikidata.ts';

export const sources: readonly Source[] = [page, huggingface, filing, series, wikidata, article];

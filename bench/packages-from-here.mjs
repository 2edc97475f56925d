// Scorers of the outside suites import parsers that are not installed beside them: what they lack is taken from this project.
// node --import ./bench/packages-from-here.mjs SCORER
import { register } from 'node:module';

const hook = `export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    // Not there for the scorer: looked for once more, as if this file had asked.
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return next(specifier, { ...context, parentURL: ${JSON.stringify(import.meta.url)} });
  }
}`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);

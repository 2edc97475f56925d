// The date suite asks for the same reading of a page as the article suite.
export { extract, name } from './articles.mjs';

/** "traditional simplified" pairs, one character each, joined by "|". */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;

  export = pairs;
}

/** Where a sentence turns to what is so instead: what a word before it takes back or supposes ends there. */
export const turns =
  /[;；]|,?\s\b(?:but|however|in fact|instead|rather|whereas|while|although|though)\b|但|而是|其实|实际上|事实上|然而/;

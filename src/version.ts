/** Of the package; a test keeps it equal to package.json. Reports name it. */
export const version = '0.1.0';

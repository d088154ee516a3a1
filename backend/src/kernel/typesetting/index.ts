export { Fonts } from './fonts.js';
export { bold, regular, Sheet } from './sheet.js';

/** The colors of a printed page: dark enough for a worn black-and-white printer. */
export const ink = {
  strong: '#16241c',
  text: '#26352c',
  muted: '#5c6b62',
  faint: '#8a968f',
  line: '#d9e0da',
  accent: '#2c6e49',
  onAccent: '#ffffff',
  tint: '#f4f7f3',
  warning: '#8a4b08',
  warningTint: '#fdf4e3',
  warningLine: '#e2a33c',
};

/** Distinguishable on a calendar, in light and dark mode. */
const NAMES: Readonly<Record<string, string>> = {
  '#2f855a': 'Green',
  '#2b6cb0': 'Blue',
  '#b7791f': 'Amber',
  '#c05621': 'Orange',
  '#9b2c2c': 'Red',
  '#6b46c1': 'Purple',
  '#0f766e': 'Teal',
  '#4a5568': 'Gray',
};

export const CREW_COLOURS: readonly string[] = Object.keys(NAMES);

/** What people call a color; one that was typed in has no other name. */
export const colourName = (colour: string): string => NAMES[colour.toLowerCase()] ?? colour;

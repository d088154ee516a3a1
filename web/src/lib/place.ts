/** Opens the phone's own navigation where there is one, and a map elsewhere. */
export const mapHref = (address: string): string =>
  `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}`;

/** `irrigation_heads` reads `irrigation heads`. */
export const hazardInWords = (hazard: string): string => hazard.replaceAll('_', ' ');

export const hazardsOf = ({ hazards }: { hazards: readonly string[] }): string => hazards.map(hazardInWords).join(', ');

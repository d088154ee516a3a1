/** `work order ready` reads `Work order ready`. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

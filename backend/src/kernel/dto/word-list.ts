import { Transform } from 'class-transformer';

/** Several words of a query parameter as one text: repeating it and separating by commas mean the same. */
export const joinedWords = (value: unknown): unknown =>
  Array.isArray(value) && value.every((word) => typeof word === 'string') ? value.join(',') : value;

/** Words of a closed list, which hold no comma. Free text that may be repeated is `Repeatable`. */
export const Words = () =>
  Transform(({ value }: { value: unknown }) => {
    const words = joinedWords(value);
    return typeof words === 'string' ? words.split(',') : words;
  });

/** The same for a parameter that the contract shows as one text. */
export const JoinedWords = () => Transform(({ value }: { value: unknown }) => joinedWords(value));

/** How the contract documents every such parameter. */
export const SEVERAL_WORDS = 'Repeat the parameter or separate values with commas.';

import { faker } from '@faker-js/faker/locale/en_US';

/** The same sequence every time: nobody can discuss a demo that changes overnight. */
const SEED = 20_260_301;

export interface Weighted<T> {
  value: T;
  weight: number;
}

export const dice = {
  reset: (offset = 0): void => void faker.seed(SEED + offset),
  chance: (probability: number): boolean => faker.datatype.boolean({ probability }),
  int: (min: number, max: number): number => faker.number.int({ min, max }),
  pick: <T>(values: readonly T[]): T => faker.helpers.arrayElement(values),
  weighted: <T>(values: ReadonlyArray<Weighted<T>>): T => faker.helpers.weightedArrayElement(values),
  some: <T>(values: readonly T[], count: number): T[] => faker.helpers.arrayElements(values, count),
  shuffled: <T>(values: readonly T[]): T[] => faker.helpers.shuffle(values),
  /** Around `median`, with the long tail that lots and durations have. */
  lognormal: (median: number, sigma: number): number =>
    median * Math.exp(sigma * faker.number.float({ min: -1.7, max: 1.7 })),
};

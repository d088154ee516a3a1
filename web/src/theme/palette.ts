import type { MantineColorsTuple } from '@mantine/core';

/** Clipped hedge, light to deep. 7 carries buttons on paper, 4 carries them at night, 9 is the rail. */
export const hedge: MantineColorsTuple = [
  '#eef5ef',
  '#dae9dd',
  '#b7d4bd',
  '#90bb9a',
  '#6fa67d',
  '#4d885e',
  '#39704b',
  '#2a5a3d',
  '#1f442f',
  '#17372a',
];

/** Limestone and gravel: the greys, with a little green in them. */
export const stone: MantineColorsTuple = [
  '#f7f8f5',
  '#f0f2ec',
  '#e5e8e0',
  '#d6dad0',
  '#bcc2b6',
  '#979f93',
  '#737b70',
  '#566057',
  '#38413a',
  '#1c2420',
];

/** Late-summer stubble, the one warm accent: leads, what waits for somebody, the focus ring. */
export const straw: MantineColorsTuple = [
  '#fdf6e6',
  '#f9e9c6',
  '#f1d492',
  '#e8bd5e',
  '#dda638',
  '#c98b1a',
  '#a96e10',
  '#86550d',
  '#683f0f',
  '#4d2f0f',
];

/** Hawthorn berry: danger and errors, never decoration. */
export const haw: MantineColorsTuple = [
  '#fdf0ee',
  '#fadcd7',
  '#f2b7ae',
  '#e98f81',
  '#df6858',
  '#cb4536',
  '#b03428',
  '#8f2920',
  '#711f19',
  '#541613',
];

/** Rain barrel: information, and work that is planned. */
export const rain: MantineColorsTuple = [
  '#edf4f8',
  '#d6e6ee',
  '#adcddd',
  '#80b2c9',
  '#5b9ab6',
  '#3f809e',
  '#2d6783',
  '#235269',
  '#1b4052',
  '#132f3d',
];

/** The same field at night: 0 is moonlit text, 9 the ground. */
export const night: MantineColorsTuple = [
  '#dfe7e0',
  '#bfcac2',
  '#9aa69d',
  '#74807a',
  '#4a5750',
  '#34413a',
  '#232d28',
  '#121915',
  '#0d1310',
  '#080c0a',
];

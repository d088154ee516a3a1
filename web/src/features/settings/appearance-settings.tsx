import { type MantineColorScheme, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Section } from '../../ui/section';
import classes from './settings.module.css';

const SCHEMES: readonly (readonly [MantineColorScheme, string, string, string])[] = [
  ['light', 'Light', '#f5f6f2', '#fdfdfb'],
  ['dark', 'Dark', '#121915', '#18211c'],
  ['auto', 'Match system', 'url(#half)', '#7d8a80'],
];

export function AppearanceSettings() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title="Theme">
      <Text c="dimmed" mb="md">
        Applies to this browser only.
      </Text>
      <div role="radiogroup" aria-label="Appearance" className={classes.schemes}>
        {SCHEMES.map(([scheme, word, ground, sheet]) => (
          <UnstyledButton
            key={scheme}
            role="radio"
            aria-checked={colorScheme === scheme}
            className={classes.scheme}
            onClick={() => setColorScheme(scheme)}
          >
            <svg viewBox="0 0 150 92" className={classes.preview} aria-hidden="true">
              <defs>
                <linearGradient id="half">
                  <stop offset="50%" stopColor="#f5f6f2" />
                  <stop offset="50%" stopColor="#121915" />
                </linearGradient>
              </defs>
              <rect width="150" height="92" fill={ground} />
              <rect width="32" height="92" fill="#17372a" />
              <rect x="42" y="12" width="44" height="8" rx="2" fill="#4d885e" />
              {[32, 46, 60, 74].map((y) => (
                <rect
                  key={y}
                  x="42"
                  y={y}
                  width="98"
                  height="9"
                  rx="2"
                  fill={sheet}
                  stroke="#9aa69d"
                  strokeWidth=".5"
                />
              ))}
            </svg>
            {word}
          </UnstyledButton>
        ))}
      </div>
    </Section>
  );
}

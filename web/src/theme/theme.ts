import {
  type ActionIconFactory,
  type BadgeFactory,
  type ChipFactory,
  type ButtonFactory,
  createTheme,
  type CSSVariablesResolver,
  type DividerFactory,
  type DrawerFactory,
  type ExtendComponent,
  type FactoryPayload,
  type InputFactory,
  type InputWrapperFactory,
  type MenuFactory,
  type ModalFactory,
  type PaperFactory,
  type SegmentedControlFactory,
  type SelectFactory,
  type TabsFactory,
  type TooltipFactory,
} from '@mantine/core';
import { haw, hedge, night, rain, stone, straw } from './palette';

const dialog = { title: { fontSize: 'var(--mantine-font-size-xl)', fontWeight: 600, letterSpacing: '-0.01em' } };

/** As `Button.extend` checks them, without the component: the theme of every page would bring every component along. */
const settings = <Component extends FactoryPayload>(of: ExtendComponent<Component>) => of;

export const theme = createTheme({
  fontFamily: "'Instrument Sans Variable', 'Instrument Sans Fallback', ui-sans-serif, system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.1875rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.2' },
      h2: { fontSize: '1.125rem', lineHeight: '1.3' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.35' },
    },
  },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  // Mantine's own names point at our palette, so that unstyled components still match.
  colors: {
    hedge,
    stone,
    straw,
    haw,
    rain,
    gray: stone,
    dark: night,
    green: hedge,
    yellow: straw,
    red: haw,
    blue: rain,
  },
  primaryColor: 'hedge',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  black: '#1c2420',
  cursorType: 'pointer',
  respectReducedMotion: true,
  activeClassName: 'hr-pressed',
  focusClassName: 'hr-focus',
  components: {
    // autoContrast reads the shade of the light theme only; our night green is light enough to want dark letters, and too
    // light to be letters on white.
    Button: settings<ButtonFactory>({
      defaultProps: { size: 'sm' },
      vars: (_theme, { variant = 'filled', color }) => ({ root: lettersOf(variant, color) }),
    }),
    ActionIcon: settings<ActionIconFactory>({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Badge: settings<BadgeFactory>({
      defaultProps: { variant: 'light', radius: 'sm' },
      styles: { root: { textTransform: 'none', fontWeight: 500, letterSpacing: 0 } },
    }),
    // As high as a thumb and framed like a button: tinted text alone doesn’t look like one.
    Chip: settings<ChipFactory>({
      defaultProps: { variant: 'outline', size: 'sm', radius: 'md' },
      styles: { label: { height: '2.5rem' } },
    }),
    Input: settings<InputFactory>({ defaultProps: { size: 'sm' } }),
    InputWrapper: settings<InputWrapperFactory>({
      defaultProps: { size: 'sm' },
      styles: { label: { marginBottom: 4, fontWeight: 500 }, description: { marginBottom: 6 } },
    }),
    SegmentedControl: settings<SegmentedControlFactory>({
      defaultProps: { size: 'sm', withItemsBorders: false },
      styles: {
        root: { border: '1px solid var(--hr-line)', background: 'var(--hr-sunken)' },
        label: { fontWeight: 500 },
      },
    }),
    Select: settings<SelectFactory>({ defaultProps: { checkIconPosition: 'right', allowDeselect: false } }),
    Divider: settings<DividerFactory>({
      styles: { label: { color: 'var(--hr-ink-soft)', fontSize: 'var(--mantine-font-size-sm)' } },
    }),
    Paper: settings<PaperFactory>({ defaultProps: { withBorder: true, radius: 'lg' } }),
    Menu: settings<MenuFactory>({ defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end' } }),
    Modal: settings<ModalFactory>({
      defaultProps: { radius: 'lg', centered: true, closeButtonProps: { 'aria-label': 'Close' } },
      styles: dialog,
    }),
    Drawer: settings<DrawerFactory>({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } }, styles: dialog }),
    Tabs: settings<TabsFactory>({
      defaultProps: { keepMounted: false },
      styles: { list: { '--tab-border-color': 'var(--hr-line)', '--tabs-list-border-size': '1px' } },
    }),
    Tooltip: settings<TooltipFactory>({
      defaultProps: { openDelay: 300, multiline: true, maw: 280, events: { hover: true, focus: true, touch: true } },
    }),
  },
});

/** The text color of a button with a background of its own. */
function lettersOf(variant: string, color: string | undefined): Record<string, string> {
  if (variant === 'white') return { '--button-color': 'var(--hr-on-white)' };
  return variant === 'filled' ? { '--button-color': `var(--hr-on-${color === 'haw' ? 'haw' : 'primary'})` } : {};
}

/** Colors by purpose; stylesheets use these and never a shade. */
export const tokens: CSSVariablesResolver = () => ({
  variables: {
    '--hr-rail': '#17372a',
    '--hr-rail-stripe': '#1a3c2e',
    '--hr-rail-ink': '#dbe9dd',
    '--hr-rail-ink-soft': '#a3c0ab',
    '--hr-rail-active': '#28513d',
    '--hr-ring': '#c98b1a',
    '--hr-on-white': '#1f442f',
    '--hr-row': '2.375rem',
    '--hr-touch': '3rem',
  },
  light: {
    '--hr-ground': '#f5f6f2',
    '--hr-surface': '#fdfdfb',
    '--hr-sunken': '#eef0ea',
    '--hr-line': '#dfe3da',
    '--hr-line-strong': '#c3c9bd',
    '--hr-ink': '#1c2420',
    '--hr-ink-soft': '#566057',
    '--hr-hover': '#eef3ec',
    '--hr-selected': '#e0ecdf',
    '--hr-accent-ink': '#86550d',
    '--mantine-color-gray-light': '#e7eae2',
    '--mantine-color-gray-light-color': '#38413a',
    '--mantine-color-hedge-light': '#d8e8db',
    '--mantine-color-hedge-light-color': '#1f442f',
    '--mantine-color-straw-light': '#fbeccb',
    '--mantine-color-straw-light-color': '#683f0f',
    '--mantine-color-haw-light': '#fbe1dd',
    '--mantine-color-haw-light-color': '#711f19',
    '--mantine-color-rain-light': '#d9e8ef',
    '--mantine-color-rain-light-color': '#1b4052',
    '--hr-on-primary': '#ffffff',
    '--hr-on-haw': '#ffffff',
    '--mantine-color-body': '#f5f6f2',
    '--mantine-color-text': '#1c2420',
    '--mantine-color-dimmed': '#566057',
    '--mantine-color-placeholder': '#69736a',
    '--mantine-color-default': '#fdfdfb',
    '--mantine-color-default-hover': '#f0f2ec',
    '--mantine-color-default-border': '#cdd2c7',
    '--mantine-color-error': '#b03428',
    '--mantine-color-anchor': '#2a5a3d',
  },
  dark: {
    '--hr-rail': '#0c1310',
    '--hr-rail-stripe': '#0e1713',
    '--hr-rail-active': '#1d3328',
    '--hr-ground': '#121915',
    '--hr-surface': '#18211c',
    '--hr-sunken': '#0f1512',
    '--hr-line': '#28332d',
    '--hr-line-strong': '#3d4a43',
    '--hr-ink': '#dfe7e0',
    '--hr-ink-soft': '#9fada3',
    '--hr-hover': '#1d2822',
    '--hr-selected': '#22352a',
    '--hr-accent-ink': '#e8bd5e',
    '--hr-ring': '#dda638',
    '--mantine-color-gray-light': '#2a352f',
    '--mantine-color-gray-light-color': '#c9d4cb',
    '--mantine-color-hedge-light': '#20402d',
    '--mantine-color-hedge-light-color': '#b0d6b9',
    '--mantine-color-straw-light': '#3b2f15',
    '--mantine-color-straw-light-color': '#efcd84',
    '--mantine-color-haw-light': '#43201c',
    '--mantine-color-haw-light-color': '#f4bdb4',
    '--mantine-color-haw-outline': '#e98f81',
    '--mantine-color-rain-light': '#1b3642',
    '--mantine-color-rain-light-color': '#abd0e0',
    '--hr-on-primary': '#0d1710',
    '--hr-on-haw': '#1f0805',
    '--mantine-color-body': '#121915',
    '--mantine-color-text': '#dfe7e0',
    '--mantine-color-dimmed': '#9fada3',
    '--mantine-color-placeholder': '#86938a',
    '--mantine-color-default': '#18211c',
    '--mantine-color-default-hover': '#202b25',
    '--mantine-color-default-border': '#37443d',
    '--mantine-color-error': '#e98f81',
    '--mantine-color-anchor': '#90bb9a',
  },
});

// A file of its own, so that fetching it fetches no other component.
export { Tooltip } from '@mantine/core';

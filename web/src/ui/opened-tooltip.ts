// Its own file, so that fetching it doesn’t fetch other components.
export { Tooltip } from '@mantine/core';

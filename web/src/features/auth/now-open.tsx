import { Button, Stack } from '@mantine/core';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';

/** A mailed link has done its work, and nothing is left to do. */
export function NowOpen({ title }: { title: string }) {
  return (
    <Stack gap="lg" role="status">
      <DoorHeading title={title}>You can close this page.</DoorHeading>
      <Button component="a" href={addressOf(to.home())} size="md">
        Open Hedgerow
      </Button>
    </Stack>
  );
}

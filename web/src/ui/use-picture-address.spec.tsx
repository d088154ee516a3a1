/** @jest-environment jsdom */
import { renderHook, waitFor } from '@testing-library/react';
import { usePictureAddress } from './use-picture-address';

it('shows nothing, rather than the picture before, until a picture is read', async () => {
  const [first, second] = ['first', 'second'].map((text) => new Blob([text], { type: 'image/webp' }));
  const { result, rerender } = renderHook(usePictureAddress, { initialProps: first });
  await waitFor(() => expect(result.current).toMatch(/^data:image\/webp/));
  const before = result.current;
  rerender(second);
  expect(result.current).toBeNull();
  await waitFor(() => expect(result.current).toMatch(/^data:image\/webp/));
  expect(result.current).not.toBe(before);
});

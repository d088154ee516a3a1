/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { useSelection } from './use-selection';

it('keeps ticks as long as the list is the same, and brings none of another list back', () => {
  const { result, rerender } = renderHook(useSelection, { initialProps: 'tag snow' });
  act(() => result.current.replace(['one', 'two']));
  act(() => result.current.toggle('one'));
  rerender('tag snow');
  expect([...result.current.ids]).toEqual(['two']);

  rerender('tag mow');
  expect(result.current.ids.size).toBe(0);
  rerender('tag snow');
  expect(result.current.ids.size).toBe(0);
});

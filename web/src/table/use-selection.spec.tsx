/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { useSelection } from './use-selection';

it('keeps the selection of a list, and never restores that of another', () => {
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

it('restores the selection on the way back to the list, and nowhere else', () => {
  const at = (entry: string) => history.replaceState({ __TSR_key: entry }, '');
  const mount = (list: string) => renderHook(useSelection, { initialProps: list });
  at('list');
  const first = mount('all');
  act(() => first.result.current.replace(['one', 'two']));
  first.unmount();

  at('a link to the list');
  const anew = mount('all');
  expect(anew.result.current.ids.size).toBe(0);
  anew.unmount();

  at('list');
  expect([...mount('all').result.current.ids]).toEqual(['one', 'two']);
  expect(mount('tag snow').result.current.ids.size).toBe(0);
});

import { startTransition, useActionState } from 'react';
import { type Problem, toProblem } from '../../api/problem';

/** A form that is sent once, without the query library, which is part of the app’s code. */
export function useSending<Body>(send: (body: Body) => Promise<void>) {
  const [error, act, isPending] = useActionState<Problem | null, Body>(async (_, body) => {
    try {
      await send(body);
      return null;
    } catch (failure) {
      return toProblem(failure);
    }
  }, null);
  return { error, isPending, submit: (body: Body) => startTransition(() => act(body)) };
}

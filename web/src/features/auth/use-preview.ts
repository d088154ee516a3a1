import { useEffect, useState } from 'react';
import { type Problem, toProblem } from '../../api/problem';

type Preview<FoundT> = (call: { body: { token: string }; throwOnError: true }) => Promise<{ data: FoundT }>;

/**
 * What the link that led here opens, or why it no longer works; null until that is known. Its token is behind the `#`,
 * which browsers don’t send.
 */
export function usePreview<FoundT>(preview: Preview<FoundT>) {
  const [token] = useState(() => window.location.hash.slice(1));
  const [found, setFound] = useState<FoundT | Problem | null>(null);
  useEffect(() => {
    let isHere = true;
    const show = (answer: FoundT | Problem) => {
      if (isHere) setFound(() => answer);
    };
    preview({ body: { token }, throwOnError: true }).then(
      ({ data }) => show(data),
      (failure: unknown) => show(toProblem(failure)),
    );
    return () => {
      isHere = false;
    };
  }, [preview, token]);
  return { token, found };
}

import { useMutation } from '@tanstack/react-query';

/**
 * Fetches a file on demand: `mutate(undefined, { onSuccess: (file) => … })`. A failure becomes a toast.
 * @param read an SDK function, with `parseAs: 'blob'` and `throwOnError: true`
 */
export const useFile = (read: () => Promise<{ data: Blob }>) =>
  useMutation<Blob>({ mutationFn: async () => (await read()).data });

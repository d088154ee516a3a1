import { useMutation } from '@tanstack/react-query';

/**
 * A file that is fetched when somebody wants it: `mutate(undefined, { onSuccess: (file) => … })`. A failure becomes a
 * toast like that of any action. @param read an SDK function, with `parseAs: 'blob'` and `throwOnError: true`
 */
export const useFile = (read: () => Promise<{ data: Blob }>) =>
  useMutation<Blob>({ mutationFn: async () => (await read()).data });

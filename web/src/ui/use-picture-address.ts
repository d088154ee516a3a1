import { useEffect, useState } from 'react';

/** A downloaded picture as a data URL: an `img` can’t send the access token. Null until it is there. */
export function usePictureAddress(picture: unknown): string | null {
  const [read, setRead] = useState<{ picture: Blob; address: string } | null>(null);
  useEffect(() => {
    if (!(picture instanceof Blob)) return;
    const reader = new FileReader();
    reader.onload = () => {
      if (typeof reader.result === 'string') setRead({ picture, address: reader.result });
    };
    reader.readAsDataURL(picture);
    return () => reader.abort();
  }, [picture]);
  // The one before it may be of somebody else.
  return read?.picture === picture ? (read?.address ?? null) : null;
}

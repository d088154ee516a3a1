import { useEffect, useState } from 'react';

/** A downloaded picture as a data URL: an `img` can’t send the access token. Null until it is there. */
export function usePictureAddress(picture: unknown): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!(picture instanceof Blob)) return;
    const reader = new FileReader();
    reader.onload = () => setAddress(typeof reader.result === 'string' ? reader.result : null);
    reader.readAsDataURL(picture);
    return () => reader.abort();
  }, [picture]);
  return picture instanceof Blob ? address : null;
}

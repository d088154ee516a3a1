/** When the access token of a request ends (ms since 1970). The guard has checked it; never for what is not a JWT. */
export function tokenExpiry(authorization: string | undefined): number {
  const claims = authorization?.split(' ')[1]?.split('.')[1];
  if (!claims) return Infinity;
  try {
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}

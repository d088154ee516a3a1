/**
 * Gives up on a request that nothing answers: a server that hangs would look like one that works.
 * Once an answer begins, it may take its time; so may a file on its way up.
 */
export async function inTime(
  request: Request,
  send: (request: Request) => Promise<Response>,
  withinMs: number,
): Promise<Response> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return send(request);
  const late = new AbortController();
  const alarm = setTimeout(() => late.abort(new DOMException('No answer in time', 'TimeoutError')), withinMs);
  try {
    return await send(new Request(request, { signal: AbortSignal.any([request.signal, late.signal]) }));
  } finally {
    clearTimeout(alarm);
  }
}

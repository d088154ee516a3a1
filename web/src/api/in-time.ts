/**
 * Gives up on a request that nothing answers: a server that hangs would look like one that works.
 * Once an answer begins, it may take its time; so may a file on its way up.
 *
 * The request itself is left to its end. Broken off, a renewed session's cookie would be lost with the answer, and
 * with it the session.
 */
export async function inTime(
  request: Request,
  send: (request: Request) => Promise<Response>,
  withinMs: number,
): Promise<Response> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return send(request);
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, giveUp) => {
    alarm = setTimeout(() => giveUp(new DOMException('No answer in time', 'TimeoutError')), withinMs);
  });
  return Promise.race([send(request), late]).finally(() => clearTimeout(alarm));
}

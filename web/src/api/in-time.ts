/**
 * Gives up on a request that gets no response: a hanging server would look like a working one. Once a response begins,
 * it may take its time, and so may an upload. The request itself isn’t aborted: that could lose the cookie of a renewed
 * session, and with it the session.
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

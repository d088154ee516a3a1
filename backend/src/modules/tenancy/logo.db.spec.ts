import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { httpApp, type HttpTestApp, type InjectOptions } from '../../../test/support/index.js';

const LOGO = '/api/v1/tenant/logo';
const BOUNDARY = 'hedge';

/** A multipart body with one part. */
function form(bytes: Buffer, { part = 'file', mime = 'image/png', name = 'logo.png' } = {}): InjectOptions {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${part}"; filename="${name}"\r\ncontent-type: ${mime}\r\n\r\n`;
  return {
    method: 'PUT',
    url: LOGO,
    headers: { 'if-match': '*', 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
  };
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2f7d4f' } });

/** A photo as telephones write it: turned, and with the place where it was taken. */
const photo = (): Promise<Buffer> =>
  picture(2000, 1000)
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '40/1 42/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

describe('Uploads: images re-encoded without metadata, size, type by content, nosniff (promise 2.12): the logo of a company', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [] })));
  afterAll(() => app.close());

  const get = (company: 'greenfield' | 'rival' = 'greenfield') =>
    app.injectAs('crew_member', { method: 'GET', url: LOGO }, company);
  const stored = () => {
    const folder = join(process.env['DATA_DIR'] ?? '', 'files', app.greenfield.tenantId);
    if (!existsSync(folder)) return 0;
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  };

  it('is stored as a small upright PNG without metadata', async () => {
    const answer = await app.injectAs('owner', form(await photo(), { mime: 'image/jpeg', name: '../../etc/me.jpg' }));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ logoFileId: expect.any(String) });
    const shown = await get();
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="logo.png"; filename*=UTF-8''logo.png`,
      'x-content-type-options': 'nosniff',
    });
    const { format, width, height, exif, orientation } = await sharp(shown.rawPayload).metadata();
    expect({ format, width, height, exif, orientation }).toEqual({ format: 'png', width: 512, height: 1024 });
  });

  it.each([0, 1, 20, 60, 150, 160, 200])('is refused when its upload ends after %i bytes', async (length) => {
    const whole = form(await picture(10, 10).png().toBuffer());
    const answer = await app.injectAs('owner', { ...whole, payload: (whole.payload as Buffer).subarray(0, length) });
    expect([400, 422]).toContain(answer.statusCode);
  });

  it('is replaced, and the old bytes are deleted', async () => {
    await app.injectAs('owner', form(await picture(10, 10).webp().toBuffer()));
    await app.injectAs('owner', form(await picture(20, 20).png().toBuffer()));
    expect((await sharp((await get()).rawPayload).metadata()).width).toBe(20);
    expect(stored()).toBe(1);
  });

  it('is gone after it was removed, which may be repeated', async () => {
    await app.injectAs('owner', form(await picture(10, 10).png().toBuffer()));
    for (let time = 0; time < 2; time++) {
      expect(
        (await app.injectAs('owner', { method: 'DELETE', url: LOGO, headers: { 'if-match': '*' } })).statusCode,
      ).toBe(204);
    }
    const answer = await get();
    expect(answer.json()).toMatchObject({ status: 404, code: 'logo_not_found' });
    expect(stored()).toBe(0);
  });

  it.each<[string, number, string, () => Promise<InjectOptions>]>([
    ['no picture', 415, 'unsupported_media_type', async () => form(Buffer.from('name,email\nAda,ada@example.com\n'))],
    [
      'a drawing that can carry scripts',
      415,
      'unsupported_media_type',
      async () => form(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ],
    ['an empty file', 422, 'unreadable_image', async () => form(Buffer.alloc(0))],
    ['half a picture', 422, 'unreadable_image', async () => form((await photo()).subarray(0, 3000))],
    ['too many bytes', 413, 'too_large', async () => form(Buffer.alloc(5 * 1024 * 1024 + 1))],
    ['far too many bytes', 413, 'too_large', async () => form(Buffer.alloc(6 * 1024 * 1024))],
    ['another part', 422, 'validation_failed', async () => form(await photo(), { part: 'picture' })],
    ['JSON', 415, 'unsupported_media_type', async () => ({ method: 'PUT', url: LOGO, payload: { file: 'logo.png' } })],
  ])('refuses %s', async (_, status, code, request) => {
    const before = stored();
    const answer = await app.injectAs('owner', await request());
    expect(answer.json()).toMatchObject({ status, code });
    expect(stored()).toBe(before);
  });

  it('belongs to those who manage settings, and to one company', async () => {
    const upload = form(await picture(10, 10).png().toBuffer());
    expect((await app.injectAs('office_manager', upload)).statusCode).toBe(403);
    expect((await app.injectAs('owner', upload)).statusCode).toBe(200);
    expect((await get()).statusCode).toBe(200);
    expect((await get('rival')).statusCode).toBe(404);
    expect((await app.inject({ method: 'GET', url: LOGO })).statusCode).toBe(401);
  });
});

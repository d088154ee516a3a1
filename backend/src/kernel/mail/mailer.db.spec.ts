import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { OutsideCallInTransaction } from '../context/index.js';
import { Scopes } from '../database/index.js';
import { Files } from '../files/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { type Delivery, type Envelope, Mailer } from './index.js';
import { MailDeferred, MailRefused } from './mail.errors.js';

const ID = '0198f6d2-7c1a-7b6e-9f0a-1c2d3e4f5a6b';

const envelope: Envelope = {
  id: ID,
  fromName: 'Greenfield Lawn & Landscape',
  to: { name: 'Ada Grün', address: 'ada@client.example' },
  replyTo: { address: 'office@greenfield.example' },
  subject: 'Your visit on 4 March – Rasen mähen',
  text: 'We come on Wednesday.',
  html: '<p>We come on <b>Wednesday</b>.</p>',
  calendar: { method: 'PUBLISH', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', name: 'visit.ics' },
};

/** Answers RCPT TO as the local part says, e.g. `550@…`; keeps what it was given. */
class SmallMailServer {
  readonly received: string[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((socket) => this.talk(socket));
  }

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
  }

  private talk(socket: Socket): void {
    let message: string[] | null = null;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    say('220 mail.example');
    createInterface(socket).on('line', (line) => {
      if (message && line === '.') {
        this.received.push(message.join('\r\n'));
        message = null;
        return say('250 taken');
      }
      if (message) return void message.push(line);
      if (line === 'DATA') message = [];
      const code = /^RCPT TO:<(\d{3})@/.exec(line)?.[1];
      say(
        line === 'DATA' ? '354 go on' : line === 'QUIT' ? '221 bye' : `${code ?? '250'} ${code ? 'as you wish' : 'ok'}`,
      );
    });
  }
}

describe('mail', () => {
  let app: TestApp | undefined;
  const boot = async (env: Record<string, string>): Promise<TestApp> => (app = await testApp({ modules: [], env }));
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  /** As a processor delivers: in the company, holding no transaction. */
  const deliver = (booted: TestApp, mail: Envelope): Promise<Delivery> => {
    const { tenantId, members } = booted.greenfield;
    const work = () => booted.get(Mailer).deliver(mail);
    return booted.get(Scopes).withoutTransaction({ tenantId, actor: members.owner.actor }, work);
  };

  describe('without a mail server', () => {
    it('is stored as a file of the company', async () => {
      const booted = await boot({ SMTP_URL: '' });
      const files = booted.get(Files);
      const { id: fileId } = await booted.asMember('owner', () =>
        files.save(Readable.from([Buffer.from('%PDF-1.7 work order')]), {
          name: 'work order.pdf',
          mime: '',
          kind: 'pdf',
        }),
      );
      const delivery = await deliver(booted, { ...envelope, attachments: [{ fileId }] });
      if (delivery.outcome !== 'captured') throw new Error('It was sent.');
      expect(delivery.messageId).toBe(`<${ID}@hedgerow.example>`);
      const file = await booted.asMember('owner', () => files.find(delivery.fileId));
      expect(file).toMatchObject({ mime: 'message/rfc822', name: 'Your visit on 4 March – Rasen mähen.eml' });
      const subject = `Your visit to ${'the long meadow '.repeat(6)}on Tue, May 4, 2055`;
      const long = await deliver(booted, { ...envelope, subject });
      if (long.outcome !== 'captured') throw new Error('It was sent.');
      const longFile = await booted.asMember('owner', () => files.find(long.fileId));
      expect(longFile).toMatchObject({ name: `${subject}.eml` });
      const message = (await booted.asMember('owner', () => files.read(delivery.fileId))).toString();
      expect(message).toContain('From: "Greenfield Lawn & Landscape" <no-reply@hedgerow.example>\r\n');
      expect(message).toMatch(/^To: =\?UTF-8\?Q\?Ada_Gr=C3=BCn\?= <ada@client\.example>\r$/m);
      expect(message).toContain('Reply-To: office@greenfield.example\r\n');
      expect(message).toContain(`Message-ID: <${ID}@hedgerow.example>\r\n`);
      expect(message).toContain('Content-Type: text/calendar; charset=utf-8; method=PUBLISH\r\n');
      expect(message).toContain('filename="work order.pdf"');
      expect(message).toContain(Buffer.from('%PDF-1.7 work order').toString('base64'));
    });

    it('does not fetch what a text refers to', async () => {
      const booted = await boot({ SMTP_URL: '' });
      const html = '<img src="file:///etc/passwd"><img src="http://127.0.0.1:1/x">';
      await expect(deliver(booted, { ...envelope, html })).resolves.toMatchObject({ outcome: 'captured' });
    });
  });

  describe('with a mail server', () => {
    const server = new SmallMailServer();
    let url: string;
    beforeAll(async () => void (url = await server.listen()));
    afterAll(() => server.close());

    it('is handed over, with the same Message-ID each time', async () => {
      const booted = await boot({ SMTP_URL: url, MAIL_FROM: 'mail@company.example' });
      server.received.length = 0;
      for (let time = 0; time < 2; time++) {
        const expected = { outcome: 'sent', messageId: `<${ID}@company.example>` };
        expect(await deliver(booted, envelope)).toEqual(expected);
      }
      expect(server.received).toHaveLength(2);
      for (const message of server.received) {
        expect(message).toContain(`Message-ID: <${ID}@company.example>`);
        expect(message).toContain('Auto-Submitted: auto-generated');
        expect(message).toContain('We come on Wednesday.');
      }
    });

    it('reports whether another try makes sense', async () => {
      const booted = await boot({ SMTP_URL: url });
      const to = (code: number) => deliver(booted, { ...envelope, to: { address: `${code}@client.example` } });
      await expect(to(550)).rejects.toBeInstanceOf(MailRefused);
      await expect(to(550)).rejects.toMatchObject({ permanent: true, message: '550 as you wish' });
      await expect(to(450)).rejects.toBeInstanceOf(MailDeferred);
      await expect(deliver(booted, { ...envelope, to: { address: 'nobody' } })).resolves.toMatchObject({
        outcome: 'sent',
      });
      await expect(deliver(booted, { ...envelope, to: { address: '' } })).rejects.toBeInstanceOf(MailRefused);
    });

    it('is not sent while a database connection is held', async () => {
      const booted = await boot({ SMTP_URL: url });
      const held = booted.asMember('owner', () => booted.get(Mailer).deliver(envelope));
      await expect(held).rejects.toThrow(OutsideCallInTransaction);
    });

    it('is delayed when the server is down', async () => {
      const booted = await boot({ SMTP_URL: 'smtp://127.0.0.1:1' });
      await expect(deliver(booted, envelope)).rejects.toMatchObject({ name: 'MailDeferred', permanent: false });
    });
  });
});

import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { OutgoingMail } from '../messages/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { DisabledReason, WebhookEndpoint } from './endpoint.entity.js';
import { EndpointsRepository } from './endpoints.repository.js';

const REASONS: Record<DisabledReason, string> = {
  by_hand: 'Somebody disabled it.',
  gone: 'The receiver answered 410: it does not want to be told any more.',
  failing: 'For five days no attempt has succeeded.',
};

/** Tells the owners that an endpoint is told nothing any more. */
@Injectable()
export class DisabledNotice {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly tenancy: TenancyService,
    private readonly mail: OutgoingMail,
    private readonly config: Config,
  ) {}

  async send(endpointId: string): Promise<void> {
    const endpoint = await this.endpoints.find(endpointId);
    if (!endpoint) return;
    for (const { name, email } of await this.tenancy.owners()) {
      await this.mail.queue({
        kind: 'webhook_endpoint_disabled',
        to: { address: email, name },
        subject: `Webhook disabled: ${hostOf(endpoint)}`,
        text: this.textFor(name, endpoint),
        html: null,
        fileIds: [],
        clientId: null,
        jobId: null,
      });
    }
  }

  private textFor(name: string, { url, description, disabledReason }: WebhookEndpoint): string {
    const paragraphs = [
      `Hello ${name},`,
      `Hedgerow no longer tells this webhook endpoint what happens:`,
      `${url}${description ? `\n${description}` : ''}`,
      REASONS[disabledReason ?? 'by_hand'],
      `When the receiver works again, enable the endpoint and replay what it has missed: ${this.config.publicUrl}`,
    ];
    return `${paragraphs.join('\n\n')}\n`;
  }
}

const hostOf = ({ url }: WebhookEndpoint): string => new URL(url).host.slice(0, 300);

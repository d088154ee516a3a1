import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { OutgoingMail } from '../messages/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { DisabledReason, WebhookEndpoint } from './endpoint.entity.js';
import { EndpointsRepository } from './endpoints.repository.js';

const REASONS: Record<DisabledReason, string> = {
  by_hand: 'A team member disabled it.',
  gone: 'Your server responded 410 Gone.',
  failing: 'No delivery succeeded for 5 days.',
};

/** Tells the owners that an endpoint was disabled. */
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
      `Hi ${name},`,
      `Hedgerow has stopped sending events to this webhook endpoint:`,
      `${url}${description ? `\n${description}` : ''}`,
      REASONS[disabledReason ?? 'by_hand'],
      `Once your server is back up, enable the endpoint and replay the deliveries it missed: ${this.config.publicUrl}`,
    ];
    return `${paragraphs.join('\n\n')}\n`;
  }
}

const hostOf = ({ url }: WebhookEndpoint): string => new URL(url).host.slice(0, 300);

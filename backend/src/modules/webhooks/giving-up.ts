import { Injectable } from '@nestjs/common';
import { currentScope, SYSTEM } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { EndpointSwitch } from './endpoint-switch.js';
import { DisabledNotice } from './disabled-notice.js';

/** Disables what does not take anything any more, and tells the owners. */
@Injectable()
export class GivingUp {
  constructor(
    private readonly scopes: Scopes,
    private readonly lever: EndpointSwitch,
    private readonly notice: DisabledNotice,
  ) {}

  /** The product does it, not whoever made the event that was to be sent. */
  async giveUp(endpointId: string, reason: 'gone' | 'failing'): Promise<void> {
    const { tenantId, requestId } = currentScope();
    await this.scopes.run({ tenantId, requestId, actor: SYSTEM }, async () => {
      if (await this.lever.disable(endpointId, reason)) await this.notice.send(endpointId);
    });
  }
}

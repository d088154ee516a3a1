import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import type { SignInOptionsDto } from './registrations.dto.js';
import { EmailNotAdmitted, RegistrationClosed } from './registrations.errors.js';

/** Decides who may register, as the operator has configured. */
@Injectable()
export class Registration {
  constructor(private readonly config: Config) {}

  get kind(): SignInOptionsDto['registration'] {
    const registration = this.config.get('REGISTRATION');
    return typeof registration === 'string' ? registration : 'domains';
  }

  /** Throws 403 if the email, in its canonical form, may not register. */
  admit(email: string): void {
    const registration = this.config.get('REGISTRATION');
    if (registration === 'open') return;
    if (registration === 'closed') throw new RegistrationClosed();
    const domain = email.slice(email.lastIndexOf('@') + 1);
    if (!registration.domains.some((allowed) => covers(allowed, domain))) throw new EmailNotAdmitted();
  }
}

/** `*.example.com` covers the subdomains of `example.com`, not `example.com` itself. */
const covers = (allowed: string, domain: string): boolean =>
  allowed.startsWith('*.') ? domain.endsWith(allowed.slice(1)) : domain === allowed;

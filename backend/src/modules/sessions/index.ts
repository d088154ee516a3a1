export { InvalidRefreshToken } from './sessions.errors.js';
export { SessionsModule } from './sessions.module.js';
export { type OpenSession, SessionsService } from './sessions.service.js';
export { SignInLimiter } from './sign-in-limiter.js';

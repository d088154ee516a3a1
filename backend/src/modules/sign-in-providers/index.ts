export { type OpenProvider, ProviderClient } from './provider-client.js';
export { ProviderFailed } from './sign-in-providers.errors.js';
export { SignInProvidersModule } from './sign-in-providers.module.js';
export { SignInProviders } from './sign-in-providers.service.js';

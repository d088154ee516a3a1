export { CompanySignInModule } from './company-sign-in.module.js';

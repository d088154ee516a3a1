export { SignInDto } from './auth.dto.js';
export { InvalidCredentials, NoCompany } from './auth.errors.js';
export { AuthModule } from './auth.module.js';
export { SignIns } from './sign-ins.js';

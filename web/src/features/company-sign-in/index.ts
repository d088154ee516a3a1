export { signInCan } from './sign-in-can';

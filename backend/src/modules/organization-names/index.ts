export {
  beginsWithFirstName,
  hasCompanyForm,
  isKindOfOrganization,
  isNobodysName,
  looksLikeOrganization,
} from './organizations.js';

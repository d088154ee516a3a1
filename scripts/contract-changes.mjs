// Fails when openapi/openapi.json breaks programs that were written for its last release; additions pass.
import { compare } from './contract/compare.mjs';
import { breakingReport } from './contract/report.mjs';
import { CONTRACT, releasedVersions, releasePath } from './contract/releases.mjs';

const [last] = releasedVersions();
if (!last) {
  console.log('Nothing is released yet: npm run release -- 1.0.0');
  process.exit(0);
}
const changes = await compare(releasePath(last), CONTRACT);
const breaking = changes.filter(({ kind }) => kind === 'breaking');
if (breaking.length > 0) {
  console.log(`The contract breaks its release ${last} in ${breaking.length} places:\n`);
  console.log(breakingReport(breaking));
  console.log('\nWithin v1 the contract only grows: openapi/README.md.');
  process.exit(1);
}
console.log(`Nothing of ${last} breaks; ${changes.length} changes since.`);

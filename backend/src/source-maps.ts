// Loaded before the rest with --import. Stack traces name our TypeScript; the flag --enable-source-maps would read the
// maps of every package too, which costs each process 25 MB and a third of a second of its start.
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

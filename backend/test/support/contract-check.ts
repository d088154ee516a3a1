import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { closedSchemas } from './closed-schemas.js';

interface Documented {
  headers?: Record<string, { required?: boolean; $ref?: string }>;
  content?: Record<string, { schema?: object }>;
}

interface Operation {
  /** Where it stands in the document, for references. */
  pointer: string;
  place: string;
  method: string;
  pattern: RegExp;
  responses: Record<string, Documented & { $ref?: string }>;
}

/** What came back, as light-my-request and a test of its own make it. */
export interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  /** Absent when it is still flowing. */
  body?: string;
}

const PROBLEM = 'application/problem+json';
const ID = 'contract';
/** Errors that a caller cannot act on without a header. */
const HEADERS_OF: Record<number, string> = {
  401: 'www-authenticate',
  405: 'allow',
  429: 'retry-after',
  503: 'retry-after',
};

/** Holds answers against the contract: status, media type, every field, headers. */
export class ContractCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  private readonly operations: Operation[];
  private readonly compiled = new Map<string, ValidateFunction>();

  private static committed: ContractCheck | undefined;

  /** By the document that people review; a check of its own keeps it in step with the code. Reading it takes its time. */
  static ofCommitted(): ContractCheck {
    return (this.committed ??= new ContractCheck(
      JSON.parse(readFileSync(new URL('../../../openapi/openapi.json', import.meta.url), 'utf8')) as OpenAPIObject,
    ));
  }

  constructor(private readonly document: OpenAPIObject) {
    addFormats.default(this.ajv);
    for (const format of ['int32', 'int64', 'double', 'float', 'binary', 'password']) this.ajv.addFormat(format, true);
    this.ajv.addSchema(closedSchemas(document), ID);
    this.operations = Object.entries(document.paths)
      .flatMap(([path, item]) =>
        Object.entries(item as Record<string, Pick<Operation, 'responses'>>).map(([method, { responses }]) =>
          operationOf(path, method, responses),
        ),
      )
      // A written name wins over a parameter, as in the router.
      .sort((a, b) => Number(b.pointer.includes('{')) * -1 + Number(a.pointer.includes('{')));
  }

  /** Throws a sentence for the reader of a failed test when the answer is not what the contract says. */
  expectKept(request: { method?: string; url?: unknown }, answer: Answer): void {
    const breaches = this.breaches(request, answer);
    if (breaches.length === 0) return;
    const what = `${request.method ?? 'GET'} ${String(request.url)} answered ${answer.statusCode}`;
    throw new Error(
      `${what} against the contract (changed it? npm run openapi):\n- ${breaches.slice(0, 5).join('\n- ')}\n${answer.body?.slice(0, 2_000) ?? '(a stream)'}`,
    );
  }

  /** What is wrong with an answer; nothing, when it keeps the contract. */
  breaches({ method = 'GET', url }: { method?: string; url?: unknown }, answer: Answer): string[] {
    const operation = this.operationAt(method, String(url));
    const { statusCode } = answer;
    const missing = HEADERS_OF[statusCode];
    const general = [
      ...(statusCode >= 400 && typeOf(answer) !== PROBLEM && method !== 'HEAD'
        ? ['An error is a problem document.']
        : []),
      ...(missing && !answer.headers[missing] ? [`There is no ${missing}.`] : []),
    ];
    if (!operation) return general;
    const found = this.deviations(operation, method, answer);
    // What `?fields=` leaves out is missing on request, in the record or in each row.
    const sparse = /[?&]fields=/.test(String(url));
    return [...general, ...found.filter((one) => !sparse || !/^\/(items\/\d+)? must have required/.test(one))];
  }

  private operationAt(method: string, url: string): Operation | undefined {
    const path = url.replace(/^https?:\/\/[^/]*/, '').split('?')[0] ?? '';
    const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
    return this.operations.find((one) => one.method === wanted && one.pattern.test(path));
  }

  private deviations({ pointer, responses }: Operation, method: string, answer: Answer): string[] {
    const written = responses[answer.statusCode];
    if (!written) return [`The status ${answer.statusCode} is not documented.`];
    const documented = this.resolved<Documented>(written);
    const absent = Object.entries(documented.headers ?? {})
      .filter(([name]) => !(name.toLowerCase() in answer.headers))
      .filter(([, header]) => this.resolved<{ required?: boolean }>(header).required)
      .map(([name]) => `There is no ${name}.`);
    if (method === 'HEAD') return absent;
    const place = written.$ref?.slice(1) ?? `${pointer}/responses/${answer.statusCode}`;
    return [...absent, ...this.bodyDeviations(place, documented, answer)];
  }

  private bodyDeviations(pointer: string, { content = {} }: Documented, answer: Answer): string[] {
    const type = typeOf(answer);
    if (Object.keys(content).length === 0) return answer.body ? ['It has a body where none is documented.'] : [];
    // A file of any kind.
    if (type && !type.endsWith('json') && 'application/octet-stream' in content) return [];
    if (!type || !(type in content)) return [`The media type ${type ?? '(none)'} is not documented.`];
    if (!type.endsWith('json') || answer.body === undefined) return [];
    const validate = this.validator(`${pointer}/content/${escaped(type)}/schema`);
    if (validate(parsed(answer.body))) return [];
    return (validate.errors ?? [])
      .slice(0, 20)
      .map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
  }

  /** What stands where a reference points. */
  private resolved<Part>(part: Part & { $ref?: string }): Part {
    const steps = part.$ref?.split('/').slice(1) ?? [];
    if (steps.length === 0) return part;
    return steps.reduce<unknown>((above, step) => (above as Record<string, unknown>)[step], this.document) as Part;
  }

  private validator(pointer: string): ValidateFunction {
    const known = this.compiled.get(pointer);
    if (known) return known;
    const validate = this.ajv.compile({ $ref: `${ID}#${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}` });
    this.compiled.set(pointer, validate);
    return validate;
  }
}

const operationOf = (path: string, method: string, responses: Operation['responses']): Operation => ({
  method,
  responses,
  place: `${method.toUpperCase()} ${path}`,
  pointer: `/paths/${escaped(path)}/${method}`,
  pattern: new RegExp(`^${path.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}/?$`),
});

/** Of a JSON pointer. */
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

const typeOf = ({ headers }: Answer): string | undefined =>
  typeof headers['content-type'] === 'string' ? headers['content-type'].split(';')[0]?.trim() : undefined;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FieldErrorDto } from '../../api/generated/requests/types.gen';
import type { Contract, JsonObject, Operation } from './contract';

const DOCUMENT = 'contract';

/** What a form shows; the schema's own words where there is no better sentence. */
const SENTENCES: Readonly<Record<string, string>> = {
  required: 'This is required.',
  email: 'Enter an e-mail address, for example name@example.com.',
  uuid: 'Send a UUID.',
  date: 'Send a date as YYYY-MM-DD.',
  'date-time': 'Send a time as in RFC 3339.',
};

/** Holds requests and answers against the schemas of the contract. */
export class Checks {
  private readonly answers: Ajv2020;
  private readonly bodies: Ajv2020;
  private readonly coercing: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(readonly contract: Contract) {
    this.answers = this.validator({});
    // Answers may grow; a request may not hold what nobody reads.
    this.bodies = this.validator({}, closed(contract.document));
    // Parameters arrive as text.
    this.coercing = this.validator({ coerceTypes: 'array', useDefaults: true });
  }

  /** Reads the text of parameters as what the contract says they are, in place. */
  parameters({ id, parameters }: Operation, place: 'path' | 'query', values: Record<string, unknown>): FieldErrorDto[] {
    const own = parameters.filter((parameter) => parameter.in === place);
    const schema = {
      type: 'object',
      additionalProperties: false,
      required: own.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(
        own.map(({ name, schemaPointer, schema }) => [name, inline(schema, schemaPointer)]),
      ),
    };
    const check = this.compile(`${id} ${place}`, () => this.coercing.compile(schema));
    if (check(values)) return [];
    return (check.errors ?? []).map((error) => {
      const { pointer, ...rest } = fieldError(error);
      return { ...rest, parameter: pointer.split('/')[1] ?? place };
    });
  }

  body({ body }: Operation, value: unknown): FieldErrorDto[] {
    if (!body) return [];
    const check = this.at(body.schemaPointer, this.bodies);
    return check(value) ? [] : distinct((check.errors ?? []).map(fieldError));
  }

  /** What an answer breaks, in words for who wrote its handler; empty when it is as the contract says. */
  answer(operation: Operation, status: number, mediaType: string | null, body: unknown): string[] {
    const answers = this.contract.answersOf(operation, status);
    if (!answers) return [`${operation.id} does not document the status ${status}.`];
    if (answers.size === 0) return mediaType === null ? [] : [`${operation.id} answers ${status} without a body.`];
    if (mediaType === null || !answers.has(mediaType))
      return [
        `${operation.id} answers ${status} as ${[...answers.keys()].join(' or ')}, not as ${mediaType ?? 'nothing'}.`,
      ];
    const pointer = answers.get(mediaType);
    if (!pointer || !mediaType.endsWith('json')) return [];
    const check = this.at(pointer, this.answers);
    if (check(body)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message = '', params }) =>
        `${operation.id} ${status} ${instancePath || '/'}: ${message} ${JSON.stringify(params)}`,
    );
  }

  private validator(
    options: { coerceTypes?: 'array'; useDefaults?: boolean },
    document = this.contract.document,
  ): Ajv2020 {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, ...options });
    formats(ajv);
    ajv.addSchema({ ...document, $id: DOCUMENT });
    return ajv;
  }

  private at(pointer: string, ajv: Ajv2020): ValidateFunction {
    return this.compile(`${ajv === this.bodies ? 'body' : 'answer'} ${pointer}`, () => ajv.compile(reference(pointer)));
  }

  private compile(key: string, make: () => ValidateFunction): ValidateFunction {
    const known = this.compiled.get(key) ?? make();
    this.compiled.set(key, known);
    return known;
  }
}

const reference = (pointer: string) => ({
  $ref: `${DOCUMENT}${pointer
    .split('/')
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/')}`,
});

/** The document with its named schemas closed: a field that they do not name is refused. */
function closed(document: JsonObject): JsonObject {
  const components = document['components'] as { schemas: Record<string, JsonObject> };
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [
    name,
    'properties' in schema ? { additionalProperties: false, ...schema } : schema,
  ]);
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) as object } };
}

/** Types are coerced, and defaults filled in, only where they stand in the schema itself. */
const inline = (schema: JsonObject, pointer: string): object =>
  JSON.stringify(schema).includes('"$ref"') ? reference(pointer) : schema;

function fieldError({
  instancePath,
  keyword,
  params,
  message = 'is wrong',
}: ErrorObject): FieldErrorDto & { pointer: string } {
  const named = params as { missingProperty?: string; additionalProperty?: string; format?: string; limit?: number };
  const missing = named.missingProperty ?? named.additionalProperty;
  const pointer = missing === undefined ? instancePath : `${instancePath}/${missing}`;
  if (keyword === 'additionalProperties')
    return { pointer, code: 'unknown_field', detail: `There is no field ${named.additionalProperty ?? ''} here.` };
  if (keyword === 'required' || (keyword === 'minLength' && named.limit === 1))
    return { pointer, code: 'required', detail: 'This is required.' };
  const sentence = SENTENCES[named.format ?? ''] ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  return { pointer, code: `invalid_${(named.format ?? keyword).replace(/\W/g, '_').toLowerCase()}`, detail: sentence };
}

/** A schema of alternatives complains once for each; a form shows one sentence. */
function distinct(errors: Array<FieldErrorDto & { pointer: string }>): FieldErrorDto[] {
  const first = new Map<string, FieldErrorDto>();
  for (const error of errors) if (!first.has(error.pointer)) first.set(error.pointer, error);
  return [...first.values()];
}

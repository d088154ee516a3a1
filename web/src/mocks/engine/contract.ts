import type { OperationId } from '../mock-api';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A place in the document: where it is, as a JSON pointer, and what is there. */
interface Place {
  pointer: string;
  value: JsonObject;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schemaPointer: string;
  schema: JsonObject;
}

/** What the mock needs to know of one operation. */
export interface Operation {
  id: OperationId;
  method: (typeof METHODS)[number];
  /** As in the contract: `/api/v1/clients/{clientId}`. */
  path: string;
  /** Any of these opens it; `public` and `authenticated` are words of their own. */
  permissions: readonly string[];
  parameters: readonly Parameter[];
  /** Null where no body is taken. */
  body: { isRequired: boolean; mediaType: string; schemaPointer: string } | null;
  /** The success status of the contract. */
  status: number;
  pointer: string;
}

/** Reads `openapi.json`. References are followed wherever they may stand: shared parameters, answers, bodies. */
export class Contract {
  readonly operations: readonly Operation[];
  /** Titles of problems by their codes: descriptions of answers list them. */
  readonly titles: ReadonlyMap<string, string>;

  constructor(readonly document: JsonObject) {
    this.operations = this.readOperations();
    this.titles = this.readTitles();
  }

  /** Media types that a status of an operation may have, with their schemas; null where the status is not documented. */
  answersOf({ pointer }: Operation, status: number): ReadonlyMap<string, string | null> | null {
    const responses = this.at(`${pointer}/responses`);
    const found = responses && (this.in(responses, String(status)) ?? this.in(responses, 'default'));
    return found ? this.schemasOf(found) : null;
  }

  private readTitles(): ReadonlyMap<string, string> {
    const descriptions = this.operations.flatMap(({ pointer }) => {
      const responses = this.require(`${pointer}/responses`);
      return Object.keys(responses.value).map((status) => this.in(responses, status)?.value['description']);
    });
    const listed = [...new Set(descriptions)].flatMap((text) => [
      ...String(text).matchAll(/`([a-z0-9_]+)`: ([^`]+?)\.(?=\s|$)/g),
    ]);
    return new Map(listed.map(([, code = '', title = '']) => [code, title]));
  }

  private readOperations(): Operation[] {
    const paths = this.require('#/paths');
    const found = Object.keys(paths.value).flatMap((path) => {
      const item = this.require(`#/paths/${escape(path)}`);
      return METHODS.flatMap((method) => (method in item.value ? [this.readOperation(path, method, item)] : []));
    });
    // `/clients/tags` before `/clients/{clientId}`: the first address that fits is taken.
    return found.sort((a, b) => order(a.path).localeCompare(order(b.path)));
  }

  private readOperation(path: string, method: Operation['method'], item: Place): Operation {
    const operation = this.require(`${item.pointer}/${method}`);
    const permission = operation.value['x-permission'] ?? 'public';
    const statuses = Object.keys((operation.value['responses'] ?? {}) as JsonObject).map(Number);
    const status = statuses.find((code) => code >= 200 && code < 300);
    if (status === undefined) throw new Error(`${method} ${path} documents no success.`);
    return {
      id: operation.value['operationId'] as OperationId,
      method,
      path,
      permissions: (Array.isArray(permission) ? permission : [permission]) as string[],
      parameters: [...this.parametersOf(item), ...this.parametersOf(operation)],
      body: this.bodyOf(operation),
      status,
      pointer: operation.pointer,
    };
  }

  private parametersOf({ pointer, value }: Place): Parameter[] {
    const count = Array.isArray(value['parameters']) ? value['parameters'].length : 0;
    return Array.from({ length: count }, (_, index) => {
      const parameter = this.require(`${pointer}/parameters/${index}`);
      const schema = this.require(`${parameter.pointer}/schema`);
      return {
        name: String(parameter.value['name']),
        in: parameter.value['in'] as Parameter['in'],
        required: parameter.value['required'] === true,
        schemaPointer: schema.pointer,
        schema: schema.value,
      };
    });
  }

  private bodyOf(operation: Place): Operation['body'] {
    const body = this.in(operation, 'requestBody');
    const [first] = body ? this.schemasOf(body) : [];
    if (!body || !first?.[1]) return null;
    return { isRequired: body.value['required'] === true, mediaType: first[0], schemaPointer: first[1] };
  }

  private schemasOf(place: Place): ReadonlyMap<string, string | null> {
    const content = (place.value['content'] ?? {}) as Record<string, JsonObject>;
    return new Map(
      Object.entries(content).map(([type, { schema }]) => [
        type,
        schema ? `${place.pointer}/content/${escape(type)}/schema` : null,
      ]),
    );
  }

  private in({ pointer }: Place, key: string): Place | null {
    return this.at(`${pointer}/${escape(key)}`);
  }

  private require(pointer: string): Place {
    const place = this.at(pointer);
    if (!place) throw new Error(`The contract has nothing at ${pointer}.`);
    return place;
  }

  /** Follows a pointer, and the reference that stands there. */
  private at(pointer: string): Place | null {
    let value: unknown = this.document;
    for (const part of pointer.split('/').slice(1)) {
      value = isObject(value) ? value[unescape(part)] : undefined;
    }
    if (!isObject(value)) return null;
    return typeof value['$ref'] === 'string' ? this.at(value['$ref']) : { pointer, value };
  }
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescape = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
const order = (path: string): string => path.replaceAll('{', '\uffff');

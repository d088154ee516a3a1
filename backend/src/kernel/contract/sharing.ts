import type { OpenAPIObject } from '@nestjs/swagger';
import { codesOf } from '../endpoint/index.js';
import {
  type Operation,
  operationsOf,
  type Parameter,
  parametersOf,
  pascalCase,
  type Response,
  responsesOf,
} from './document.js';

/**
 * Moves what many operations repeat to `components`, so that the document stays short and a diff shows each change
 * once.
 */
export function shareParts(document: OpenAPIObject): void {
  const operations = operationsOf(document);
  document.components = {
    ...document.components,
    parameters: shareParameters(operations),
    responses: shareResponses(operations),
  };
}

function shareResponses(operations: Operation[]): Record<string, Response> {
  const problems = operations.flatMap((operation) =>
    responsesOf(operation)
      .filter(([status]) => /^[45]/.test(status))
      .map(([status, response]) => ({
        value: response,
        name: codesOf(response).map(pascalCase).join('Or'),
        replace: (reference: { $ref: string }) => void (operation.responses[status] = reference),
      })),
  );
  return shared(problems, 'responses');
}

function shareParameters(operations: Operation[]): Record<string, Parameter> {
  const parameters = operations.flatMap((operation) =>
    parametersOf(operation).map((parameter) => ({
      value: parameter,
      name: pascalCase(parameter.name),
      replace: (reference: { $ref: string }) =>
        void (operation.parameters = operation.parameters?.map((one) => (one === parameter ? reference : one))),
    })),
  );
  return shared(parameters, 'parameters');
}

interface Occurrence<T> {
  value: T;
  name: string;
  replace: (reference: { $ref: string }) => void;
}

/**
 * What stands in two places or more gets a name; where two different parts would get the same one, the more common part
 * has it.
 */
function shared<T>(places: Occurrence<T>[], kind: string): Record<string, T> {
  const alike = [...Map.groupBy(places, ({ value }) => JSON.stringify(value)).values()];
  const named: Record<string, T> = {};
  for (const group of alike.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)) {
    const [first] = group;
    if (!first || first.name in named) continue;
    named[first.name] = first.value;
    for (const { replace } of group) replace({ $ref: `#/components/${kind}/${first.name}` });
  }
  return named;
}

import { Endpoint, type EndpointOptions } from '../../kernel/endpoint/index.js';
import { OperationDto } from './operation.dto.js';

const addressOf = ({ id }: OperationDto): string => `/api/v1/operations/${id}`;

/** `@Endpoint` of a route that starts long work: answers 202, the operation, and its `Location`. */
export function StartsOperation(options: Omit<EndpointOptions, 'status' | 'type' | 'file'>): MethodDecorator {
  return Endpoint({ ...options, status: 202, type: OperationDto, leadsTo: addressOf });
}

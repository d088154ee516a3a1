import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';

type Handler = (...args: never[]) => unknown;

/** One route of the product, as its decorators describe it. */
export interface Route {
  /** `Controller.method`, for messages. */
  place: string;
  method: string;
  handler: Handler;
}

/** The whole product as a graph of classes: a preview boot makes no instance, so it needs no database. */
export function previewProduct(): Promise<INestApplicationContext> {
  return NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: ['error'] });
}

/** Every class that Nest makes instances of. */
export function classesOf(product: INestApplicationContext): Type[] {
  const modules = [...product.get(ModulesContainer).values()];
  const wrappers = modules.flatMap(({ providers, controllers }) => [...providers.values(), ...controllers.values()]);
  const classes = wrappers.map(({ metatype }) => metatype).filter((metatype) => typeof metatype === 'function');
  return [...new Set(classes)] as Type[];
}

/** Methods of a class and of what it extends. */
export function methodsOf({ name, prototype }: Type): Array<{ place: string; handler: Handler }> {
  const methods: Array<{ place: string; handler: Handler }> = [];
  let level: object | null = prototype as object;
  while (level && level !== Object.prototype) {
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (typeof value === 'function' && key !== 'constructor') {
        methods.push({ place: `${name}.${key}`, handler: value as Handler });
      }
    }
    level = Object.getPrototypeOf(level) as object | null;
  }
  return methods;
}

/** Every route of every controller. */
export function routesOf(product: INestApplicationContext): Route[] {
  return classesOf(product)
    .flatMap(methodsOf)
    .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
    .map(({ place, handler }) => {
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
      return { place, handler, method: RequestMethod[method] };
    });
}

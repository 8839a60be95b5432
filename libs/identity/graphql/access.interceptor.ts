import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';
import type { Observable } from 'rxjs';
import { NotAllowed, SignInRequired } from '#kernel';
import type { Viewer } from '../viewer';
import { ACCESS, type AccessRule } from './access';
import { contextOf } from './request-context';

/** Key under which @nestjs/graphql marks the methods that are queries or mutations. */
const RESOLVER_TYPE = 'graphql:resolver_type';

const admits = (viewer: Viewer, rule: AccessRule): boolean => {
  switch (rule) {
    case 'public':
      return true;
    case 'participant':
      return viewer.isSignedIn;
    case 'rapporteur':
    case 'moderator':
    case 'drafter':
    case 'administrator':
      return viewer.hasAnywhere(rule);
    default:
      return rule satisfies never;
  }
};

/**
 * Denies by default: boot fails for an operation that does not say who may call it, and a call outside the rule is
 * refused before its input is read. An interceptor, not a guard, so that the refusal is part of the result union.
 */
@Injectable()
export class AccessInterceptor implements NestInterceptor, OnModuleInit {
  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype || typeof instance !== 'object') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method = prototype[name];
        if (typeof method !== 'function') return [];
        const type = Reflect.getMetadata(RESOLVER_TYPE, method) as string | undefined;
        const isOperation = type === 'Query' || type === 'Mutation' || type === 'Subscription';
        return isOperation && !Reflect.hasMetadata(ACCESS, method) ? [`${metatype.name}.${name}`] : [];
      });
    });
    if (undeclared.length > 0) throw new Error(`Operations without @Access: ${undeclared.join(', ')}`);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<GqlContextType>() !== 'graphql') return next.handle();
    const rules = this.reflector.get<AccessRule[] | undefined>(ACCESS, context.getHandler());
    // Fields below an operation have none: what they show was decided when their parent was read.
    if (!rules) return next.handle();
    const { viewer } = contextOf(context);
    if (rules.some((rule) => admits(viewer, rule))) return next.handle();
    throw viewer.isSignedIn ? new NotAllowed() : new SignInRequired();
  }
}

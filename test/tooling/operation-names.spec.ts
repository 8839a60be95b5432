import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { resolvers } from '../../apps/api/resolvers';
import { resolvedTwice } from './operation-names';

describe('the check of operations’ names', () => {
  it('finds none of the API that two methods resolve: one would silently take the place of the other', () => {
    expect(resolvedTwice(resolvers)).toEqual([]);
  });

  it('finds those that are planted, called by their method or by a name of their own', () => {
    @Resolver()
    class One {
      @Query(() => String)
      section(): string {
        return 'une';
      }

      @Mutation(() => String, { name: 'publish' })
      publishOne(): string {
        return 'une';
      }
    }
    @Resolver()
    class Two {
      @Query(() => String, { name: 'section' })
      otherSection(): string {
        return 'deux';
      }

      @Mutation(() => String)
      publish(): string {
        return 'deux';
      }

      @Mutation(() => String)
      section(): string {
        return 'deux';
      }
    }
    expect(resolvedTwice([One, Two])).toEqual([
      'Query.section: One.section, Two.otherSection',
      'Mutation.publish: One.publishOne, Two.publish',
    ]);
    expect(resolvedTwice([One, One])).toEqual([]);
  });
});

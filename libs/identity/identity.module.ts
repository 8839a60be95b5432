import { Module } from '@nestjs/common';
import { AccountLimits } from './account.limits';
import { GrantedRolesQueries } from './granted-roles.queries';
import { ProfileService } from './profile.service';
import { RolesService } from './roles.service';
import { SignInService } from './sign-in.service';
import { Viewers } from './viewers';

@Module({
  providers: [AccountLimits, SignInService, Viewers, RolesService, GrantedRolesQueries, ProfileService],
  exports: [AccountLimits, SignInService, Viewers, RolesService, GrantedRolesQueries, ProfileService],
})
export class IdentityModule {}

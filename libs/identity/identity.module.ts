import { Module } from '@nestjs/common';
import { GrantedRolesQueries } from './granted-roles.queries';
import { ProfileService } from './profile.service';
import { RolesService } from './roles.service';
import { SignInService } from './sign-in.service';
import { Viewers } from './viewers';

@Module({
  providers: [SignInService, Viewers, RolesService, GrantedRolesQueries, ProfileService],
  exports: [SignInService, Viewers, RolesService, GrantedRolesQueries, ProfileService],
})
export class IdentityModule {}

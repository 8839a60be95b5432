import { Module } from '@nestjs/common';
import { ProfileService } from './profile.service';
import { RolesService } from './roles.service';
import { SignInService } from './sign-in.service';
import { Viewers } from './viewers';

@Module({
  providers: [SignInService, Viewers, RolesService, ProfileService],
  exports: [SignInService, Viewers, RolesService, ProfileService],
})
export class IdentityModule {}

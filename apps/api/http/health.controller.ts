import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';

/** Milliseconds after which the database counts as away. */
const PATIENCE_MS = 2_000;

/** For load balancers: `/health/live` says that the process runs, `/health` that it can serve. */
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'ok' | 'unavailable' }> {
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
    const answer = this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const isReady = await Promise.race([answer, patience]);
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'ok' : 'unavailable' };
  }
}

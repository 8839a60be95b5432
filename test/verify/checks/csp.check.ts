import { launchBrowser, type Complaint } from '../../browser/browser';
import { Site } from '../../browser/site';
import { walk } from '../../browser/walk';
import { keeping, type Check } from '../check';
import { Stage } from '../processes';

const LOOKS = [
  { theme: 'light', width: 1_360 },
  { theme: 'dark', width: 320 },
] as const;

export const csp: Check = {
  name: 'csp',
  proves: 'no page breaks its own policy, asks another origin for anything, or is made twice differently',
  run: (log) =>
    Stage.with(async (stage) => {
      const site = await Site.open(stage);
      const browser = await launchBrowser(stage);
      const counts: Record<Complaint['kind'], number> = {
        policy: 0,
        hydration: 0,
        script: 0,
        elsewhere: 0,
        console: 0,
      };
      let pages = 0;
      for (const look of LOOKS) {
        await walk(
          browser,
          site,
          async ({ state, role, language, complaints }) => {
            pages += 1;
            for (const { kind, text } of complaints) {
              counts[kind] += 1;
              log(`${kind} at ${state.name} ${language} ${role}: ${text}`);
            }
          },
          { look },
        );
      }
      return keeping(
        { 'no browser complains': Object.values(counts).every((count) => count === 0) },
        { pages, ...counts },
      );
    }),
};

import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser/browser';
import { Site } from '../../browser/site';
import { Actor, Tally } from '../../browser/story/actor';
import { appeal, revise, REVISED_READ } from '../../browser/story/answering.act';
import { comeToWork } from '../../browser/story/arriving.act';
import { close, findsItClosed, isTooLate, startWriting } from '../../browser/story/closing.act';
import {
  askQuestion,
  contribute,
  readReply,
  replyAndReact,
  sendUnwanted,
} from '../../browser/story/contributing.act';
import { dispose, takeAway } from '../../browser/story/drafting.act';
import { moderate, publishBesideAppeal, publishOne } from '../../browser/story/moderating.act';
import { readAndComment } from '../../browser/story/scriptless.act';
import { keeping, type Check } from '../check';
import { ANSWER } from '../main-job/conversing.act';
import { open } from '../main-job/setting';
import { Stage } from '../processes';

/** What the check leaves behind, for people to look at. */
const FOLDER = resolve('var/verify/main-job-browser');

const secondsSince = (started: number): number => Math.round((performance.now() - started) / 100) / 10;

interface People {
  author: Actor;
  other: Actor;
  moderator: Actor;
  drafter: Actor;
  administrator: Actor;
}

/** Five people, each in a browser of their own, with nothing that the others have. */
async function gather(browser: Browser, site: Site, tally: Tally): Promise<People> {
  const person = (name: string): Promise<Actor> => Actor.of(browser, site, name, tally);
  return {
    author: await person('author'),
    other: await person('other'),
    moderator: await person('moderator'),
    drafter: await person('drafter'),
    administrator: await person('administrator'),
  };
}

/** From the first visit to the document. */
async function playUntilDocument(people: People, log: (line: string) => void): Promise<number> {
  const { author, other, moderator, drafter, administrator } = people;
  await contribute(author, 'camille@exemple.fr');
  await sendUnwanted(author);
  await askQuestion(other, 'dominique@exemple.fr');
  log('three contributions are sent and wait; nobody else sees them');
  await comeToWork(moderator, 'moderator@exemple.fr');
  await moderate(moderator);
  log('one is refused with its reason, two are published');
  await replyAndReact(other);
  await publishOne(moderator, ANSWER);
  await readReply(author);
  await appeal(author);
  await revise(author);
  await publishBesideAppeal(moderator, REVISED_READ);
  log('the author has read why, appealed, and written the other one anew');
  await comeToWork(drafter, 'drafter@exemple.fr');
  await dispose(drafter);
  const bytes = await takeAway(drafter, FOLDER);
  await comeToWork(administrator, 'admin@exemple.fr');
  log('the drafter has the document');
  return bytes;
}

async function playClosing({ author, other, administrator }: People): Promise<void> {
  await startWriting(other);
  await close(administrator);
  await isTooLate(other);
  await findsItClosed(author);
}

export const mainJobBrowser: Check = {
  name: 'main-job-browser',
  proves: 'five people carry the main job through the screens; reading and commenting again without scripts',
  run: (log) =>
    Stage.with(async (stage) => {
      await rm(FOLDER, { recursive: true, force: true });
      await mkdir(FOLDER, { recursive: true });
      const { api } = await open(stage, join(FOLDER, 'data'));
      const site = Site.at(api.url);
      const browser = await launchBrowser(stage);
      const scripted = new Tally();
      const plain = new Tally();
      const people = await gather(browser, site, scripted);
      const scriptless = await Actor.of(browser, site, 'scriptless', plain, { scripts: false });
      let docxBytes: number;
      let seconds: number;
      let plainSeconds: number;
      try {
        const started = performance.now();
        docxBytes = await playUntilDocument(people, log);
        const between = performance.now();
        await readAndComment(scriptless, 'elise@exemple.fr');
        plainSeconds = secondsSince(between);
        log('somebody without scripts has commented, answered, reacted, withdrawn and searched');
        await playClosing(people);
        await findsItClosed(scriptless);
        seconds = Math.round((secondsSince(started) - plainSeconds) * 10) / 10;
      } finally {
        for (const person of [...Object.values(people), scriptless] as Actor[]) await person.leave(FOLDER);
        log(`last pages: ${FOLDER}`);
      }
      const complaints = [...scripted.complaints, ...plain.complaints];
      for (const { who, kind, text, at } of complaints) log(`${kind} before ${who} at ${at}: ${text}`);
      return keeping(
        { 'no browser complains': complaints.length === 0 },
        {
          people: scripted.people.size,
          steps: scripted.steps,
          pages: scripted.pages.size,
          docxBytes,
          withScriptsSeconds: seconds,
          plainPeople: plain.people.size,
          plainSteps: plain.steps,
          plainPages: plain.pages.size,
          withoutScriptsSeconds: plainSeconds,
          complaints: complaints.length,
        },
      );
    }),
};

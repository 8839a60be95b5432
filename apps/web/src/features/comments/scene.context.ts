import { createContext, use } from 'react';
import type { Scene } from './discussion.loader';

export const SceneContext = createContext<Scene | null>(null);

/** Where the discussion takes place, who looks at it and what is open in it. */
export function useScene(): Scene {
  const scene = use(SceneContext);
  if (!scene) throw new Error('useScene outside of a discussion');
  return scene;
}

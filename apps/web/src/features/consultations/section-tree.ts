/** A line of an edition's contents, as the API gives them in reading order. */
export interface Entry {
  id: string;
  slug: string;
  number: string;
  title: string;
  parentId: string | null;
}

export interface Branch extends Entry {
  comments: number;
  replies: number;
  children: Branch[];
}

interface Count {
  sectionId: string;
  comments: number;
  replies: number;
}

/** The contents as a tree, each section with its numbers. What is under a section that is not there stands at the top. */
export function treeOf(entries: readonly Entry[], counts: readonly Count[]): Branch[] {
  const numbers = new Map(counts.map((count) => [count.sectionId, count]));
  const branches = new Map<string, Branch>();
  const roots: Branch[] = [];
  for (const entry of entries) {
    const { comments = 0, replies = 0 } = numbers.get(entry.id) ?? {};
    const branch: Branch = { ...entry, comments, replies, children: [] };
    branches.set(entry.id, branch);
    const parent = entry.parentId === null ? undefined : branches.get(entry.parentId);
    (parent?.children ?? roots).push(branch);
  }
  return roots;
}

/** How many sections are under these, and what was said on them. */
export function sumOf(branches: readonly Branch[]): { sections: number; comments: number; replies: number } {
  return branches.reduce(
    (sum, { comments, replies, children }) => {
      const under = sumOf(children);
      return {
        sections: sum.sections + 1 + under.sections,
        comments: sum.comments + comments + under.comments,
        replies: sum.replies + replies + under.replies,
      };
    },
    { sections: 0, comments: 0, replies: 0 },
  );
}
